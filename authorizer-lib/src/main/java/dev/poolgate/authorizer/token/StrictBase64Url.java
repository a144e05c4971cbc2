package dev.poolgate.authorizer.token;

import java.util.Base64;
import java.util.Optional;

/**
 * Base64url as RFC 7515 section 2 has it: no padding, no other characters, and the unused last bits zero. Decoders that
 * ignore those bits let two different texts stand for one signature.
 */
final class StrictBase64Url {
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private StrictBase64Url() {}

    static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = DECODER.decode(text);
            return ENCODER.encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
