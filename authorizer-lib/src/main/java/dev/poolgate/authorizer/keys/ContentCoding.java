package dev.poolgate.authorizer.keys;

import dev.poolgate.authorizer.keys.KeyFetchException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Undoes the content coding of a response, RFC 9110 section 8.4, for servers that compress unasked. */
final class ContentCoding {
    private ContentCoding() {}

    /** @param maxBytes counted after decompression, so that a bomb stops there */
    static byte[] decode(String coding, byte[] body, int maxBytes) throws KeyFetchException {
        return switch (coding.toLowerCase(Locale.ROOT)) {
            case "identity" -> body;
            case "gzip", "x-gzip" -> gunzip(body, maxBytes);
            default ->
                throw new KeyFetchException(Reason.DOCUMENT, "the content coding `" + coding + "` is not supported");
        };
    }

    private static byte[] gunzip(byte[] body, int maxBytes) throws KeyFetchException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] plain = in.readNBytes(maxBytes + 1);
            if (plain.length > maxBytes) {
                throw new KeyFetchException(Reason.TOO_LARGE, "more than `" + maxBytes + "` bytes when decompressed");
            }
            return plain;
        } catch (IOException e) {
            throw new KeyFetchException(Reason.DOCUMENT, "the body is not what its content coding says", e);
        }
    }
}
