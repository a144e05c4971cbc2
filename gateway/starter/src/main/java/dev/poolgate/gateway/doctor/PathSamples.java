package dev.poolgate.gateway.doctor;

import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/** Whether a path pattern matches all that another does, tried with paths that the other matches. */
final class PathSamples {

    private PathSamples() {}

    static boolean covers(String pattern, String other) {
        try {
            PathPattern parsed = PathPatternParser.defaultInstance.parse(pattern);
            return samples(other).map(PathContainer::parsePath).allMatch(parsed::matches);
        } catch (PatternParseException notAPattern) {
            return false;
        }
    }

    static boolean matches(String pattern, String path) {
        try {
            return PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path));
        } catch (PatternParseException notAPattern) {
            return false;
        }
    }

    /** With nothing and with much in place of what stands for any number of segments. */
    private static Stream<String> samples(String pattern) {
        String open = pattern.replaceAll("/(?:\\*\\*|\\{\\*[^}]*})$", "/**");
        return open.endsWith("/**")
                ? Stream.of("", "/x0x", "/x0x/y0y/z0z")
                        .map(end -> filled(open.substring(0, open.length() - "/**".length())) + end)
                : Stream.of(filled(open));
    }

    private static String filled(String pattern) {
        return pattern.replaceAll("\\{[^/]*}|\\*+", "x0x").replace('?', 'x');
    }
}
