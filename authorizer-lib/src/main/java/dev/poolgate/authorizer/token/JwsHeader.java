package dev.poolgate.authorizer.token;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a JOSE header, RFC 7515 section 4. Keys or addresses of keys in it ({@code jwk}, {@code jku},
 * {@code x5c}, {@code x5u}) are not: a token does not choose what verifies it (S3, S4).
 *
 * @param algorithm {@code alg}, as sent
 * @param keyId {@code kid}; printable and short, so it may be logged
 * @param type {@code typ}
 */
record JwsHeader(
        String algorithm, @Nullable String keyId, @Nullable String type) {
    private static final int LONGEST_KEY_ID = 256;
    private static final int LONGEST_NAME = 64;

    static TokenResult<JwsHeader> parse(byte[] json) {
        try {
            return read(StrictJson.object(json));
        } catch (IOException e) {
            return TokenResult.rejected(TokenError.MALFORMED);
        }
    }

    private static TokenResult<JwsHeader> read(Map<String, @Nullable Object> members) {
        if (members.containsKey("crit") || members.containsKey("b64")) {
            return TokenResult.rejected(TokenError.EXTENSION);
        }
        boolean sound = printable(members, "alg", LONGEST_NAME)
                && printable(members, "kid", LONGEST_KEY_ID)
                && printable(members, "typ", LONGEST_NAME);
        return sound && members.get("alg") instanceof String algorithm
                ? TokenResult.accepted(
                        new JwsHeader(algorithm, (String) members.get("kid"), (String) members.get("typ")))
                : TokenResult.rejected(TokenError.MALFORMED);
    }

    private static boolean printable(Map<String, @Nullable Object> members, String name, int longest) {
        if (!members.containsKey(name)) {
            return true;
        }
        return members.get(name) instanceof String text
                && !text.isEmpty()
                && text.length() <= longest
                && text.chars().allMatch(c -> c >= 0x20 && c <= 0x7e);
    }
}
