package dev.poolgate.gateway.guard;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;

/**
 * The one spelling of a path that router, policy, signer and backend all see: escapes of unreserved characters decoded,
 * all others in capitals, RFC 3986 section 6.2.2.
 */
final class CanonicalPath {
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

    private CanonicalPath() {}

    /** A path with a broken escape stays as it is, to be refused: decoding could complete the escape, {@code %2%65}. */
    static String of(String rawPath) {
        return rawPath.indexOf('%') < 0 || PathRule.PATH_ENCODING.isBrokenBy(rawPath)
                ? rawPath
                : ESCAPE.matcher(rawPath).replaceAll(CanonicalPath::spell);
    }

    /** Whether the escapes are UTF-8; an overlong form may be a slash for a lenient reader. */
    static boolean isUtf8(String path) {
        if (path.indexOf('%') < 0) {
            return true;
        }
        byte[] bytes = StringUtils.uriDecode(path, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    private static String spell(MatchResult escape) {
        char character = (char) Integer.parseInt(escape.group(1), 16);
        return isUnreserved(character)
                ? String.valueOf(character)
                : escape.group().toUpperCase(Locale.ROOT);
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0;
    }
}
