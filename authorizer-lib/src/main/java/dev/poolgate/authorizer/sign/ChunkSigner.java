package dev.poolgate.authorizer.sign;

import java.nio.charset.StandardCharsets;

/**
 * Signs a body piece by piece, each signature over the one before, so that none can be left out, changed or moved. For
 * one body, in order; not thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html">Signature calculations for the
 *     header: transferring a payload in multiple chunks</a>
 */
public final class ChunkSigner {
    /** Bytes of every chunk but the last; AWS asks for 8 KiB at least. */
    public static final int CHUNK_BYTES = 64 * 1024;

    private static final String ALGORITHM = "AWS4-HMAC-SHA256-PAYLOAD";
    private static final String EXTENSION = ";chunk-signature=";
    private static final int SIGNATURE_LENGTH = 64;
    private static final int LINE_END = 2;

    private final SigningKey key;
    private final String date;
    private String previous;

    ChunkSigner(SigningKey key, String date, String seed) {
        this.key = key;
        this.date = date;
        this.previous = seed;
    }

    /**
     * What goes before the bytes of the next chunk; after them goes a line end, CR and LF. The chunk without bytes is
     * the last.
     */
    public byte[] head(byte[] chunk) {
        previous = key.sign(ALGORITHM, date, String.join("\n", previous, BodyHash.EMPTY, BodyHash.of(chunk)));
        return (Integer.toHexString(chunk.length) + EXTENSION + previous + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** How many bytes a body of that many takes with all that is put around its chunks. */
    public static long encodedLength(long bytes) {
        long rest = bytes % CHUNK_BYTES;
        return bytes / CHUNK_BYTES * framed(CHUNK_BYTES) + (rest == 0 ? 0 : framed(rest)) + framed(0);
    }

    private static long framed(long bytes) {
        return Long.toHexString(bytes).length() + EXTENSION.length() + SIGNATURE_LENGTH + LINE_END + bytes + LINE_END;
    }

    @Override
    public String toString() {
        return "ChunkSigner[" + key + "]";
    }
}
