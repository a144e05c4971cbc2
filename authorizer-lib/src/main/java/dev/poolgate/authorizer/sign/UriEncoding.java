package dev.poolgate.authorizer.sign;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** SigV4's own percent-encoding: everything but RFC 3986's unreserved characters, capitals in the hex. */
final class UriEncoding {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private UriEncoding() {}

    static String encode(byte[] bytes) {
        return encode(bytes, UNRESERVED);
    }

    /** Encodes a whole path: the slashes stay. */
    static String encodePath(String path) {
        return encode(path.getBytes(StandardCharsets.UTF_8), UNRESERVED + "/");
    }

    /**
     * The bytes a percent-encoded text stands for. A plus sign is itself: only forms read it as a space. What is not a
     * whole escape is itself too, so that every text has exactly one reading.
     */
    static byte[] decode(String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (isEscape(raw, i)) {
                decoded.write(HexFormat.fromHexDigit(raw[i + 1]) << 4 | HexFormat.fromHexDigit(raw[i + 2]));
                i += 2;
            } else {
                decoded.write(raw[i]);
            }
        }
        return decoded.toByteArray();
    }

    private static boolean isEscape(byte[] raw, int i) {
        return raw[i] == '%'
                && i + 2 < raw.length
                && HexFormat.isHexDigit(raw[i + 1])
                && HexFormat.isHexDigit(raw[i + 2]);
    }

    private static String encode(byte[] bytes, String kept) {
        StringBuilder encoded = new StringBuilder(bytes.length * 2);
        for (byte each : bytes) {
            if (each >= 0 && kept.indexOf(each) >= 0) {
                encoded.append((char) each);
            } else {
                encoded.append('%').append(HEX.toHexDigits(each));
            }
        }
        return encoded.toString();
    }
}
