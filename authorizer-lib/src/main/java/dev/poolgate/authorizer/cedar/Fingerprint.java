package dev.poolgate.authorizer.cedar;

import dev.poolgate.authorizer.policy.PolicySource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Names a revision by all it is made of, in whatever order the sources come. */
final class Fingerprint {
    /** Enough to tell revisions apart, and short enough to read out. */
    private static final int BYTES_SHOWN = 8;

    private final MessageDigest digest = sha256();

    private Fingerprint() {}

    static String of(String namespace, List<PolicySource> sources, Optional<PolicySource> schema) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(namespace);
        fingerprint.add(schema.map(PolicySource::text).orElse(""));
        sources.stream().sorted(Comparator.comparing(PolicySource::name)).forEach(source -> {
            fingerprint.add(source.name());
            fingerprint.add(source.text());
        });
        return HexFormat.of().formatHex(fingerprint.digest.digest(), 0, BYTES_SHOWN);
    }

    /** With its length before it, so that no two lists of texts are one. */
    private void add(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).flip());
        digest.update(utf8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
