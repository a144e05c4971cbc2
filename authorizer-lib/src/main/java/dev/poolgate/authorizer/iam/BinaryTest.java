package dev.poolgate.authorizer.iam;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Bytes, in base64 on both sides. */
final class BinaryTest implements ValueTest {
    private final byte[] ofPolicy;

    private BinaryTest(byte[] ofPolicy) {
        this.ofPolicy = ofPolicy;
    }

    static ValueTest read(DocumentPart part, PolicyVersion version) throws MalformedPolicyException {
        return new BinaryTest(decode(part.text()).orElseThrow(() -> part.malformed("is not base64")));
    }

    @Override
    public boolean matches(String requested, IamContext context) {
        return decode(requested).filter(bytes -> Arrays.equals(bytes, ofPolicy)).isPresent();
    }

    private static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
