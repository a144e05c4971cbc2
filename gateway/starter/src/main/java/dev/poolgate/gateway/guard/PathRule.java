package dev.poolgate.gateway.guard;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a path may not contain, because proxies, frameworks and file systems read it in different ways. One row, one
 * reason; each pattern takes linear time. They look at a path whose unreserved characters are already decoded.
 */
enum PathRule {
    /** Absolute, authority or asterisk form, RFC 9112 section 3.2: only the origin form is routed. */
    TARGET_FORM("^(?!/)"),
    /** A percent sign that no two hex digits follow. */
    PATH_ENCODING("%(?![0-9A-Fa-f]{2})"),
    /** Not a character of a path, RFC 3986 section 3.3: controls, blanks, bytes from 0x80. */
    PATH_CHARACTER("[^A-Za-z0-9._~!$&'()*+,;=:@/%\\\\-]"),
    PATH_ENCODED_CONTROL("%(?:[01][0-9A-F]|7F)"),
    /** A slash for some, data for others. */
    PATH_ENCODED_SLASH("\\\\|%(?:2F|5C)"),
    /** Decoded twice it would become something else. */
    PATH_DOUBLE_ENCODING("%25[0-9A-Fa-f]{2}"),
    /** Matrix parameters: some frameworks cut them off before they match. */
    PATH_PARAMETER(";|%3B"),
    /** An encoded {@code #} or {@code ?}, which ends the path for a reader that decodes first. */
    PATH_ENCODED_DELIMITER("%(?:23|3F)"),
    PATH_EMPTY_SEGMENT("//"),
    PATH_DOT_SEGMENT("/\\.{1,2}(?:/|$)");

    private final Pattern forbidden;

    PathRule(String forbidden) {
        this.forbidden = Pattern.compile(forbidden);
    }

    /** The stable code, for example {@code path_dot_segment}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isBrokenBy(String path) {
        return forbidden.matcher(path).find();
    }

    static Optional<PathRule> brokenBy(String path) {
        return Stream.of(values()).filter(rule -> rule.isBrokenBy(path)).findFirst();
    }
}
