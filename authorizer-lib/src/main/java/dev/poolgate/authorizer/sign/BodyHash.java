package dev.poolgate.authorizer.sign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as SigV4 writes it: lower-case hex; and the words that may stand in its place. */
public final class BodyHash {
    /** The hash of no body at all. */
    public static final String EMPTY = of(new byte[0]);

    /** The body is not part of the signature: whoever can change it on the way is not noticed. */
    public static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    /** The body follows in chunks, each with a signature of its own, see {@link ChunkSigner}. */
    public static final String STREAMING = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";

    private BodyHash() {}

    public static String of(byte[] body) {
        return HexFormat.of().formatHex(sha256().digest(body));
    }

    static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every java platform has `SHA-256`", e);
        }
    }
}
