package dev.poolgate.gateway.openapi;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.server.PathContainer;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A path with parameters in braces, as OpenAPI has it: a parameter is never empty and never holds a slash. What has
 * more text comes first: {@code /pets/mine} before {@code /pets/{id}}, segment by segment.
 */
public final class PathTemplate implements Comparable<PathTemplate> {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^{}/]+}");
    private static final Pattern A_SIGN_OF_PATTERNS = Pattern.compile("[*?{}\\\\]");
    private static final Pattern ENCODED_SLASH = Pattern.compile("%(?:2F|5C)");

    private final String written;
    private final String[] segments;
    private final String shape;
    private final PathPattern pattern;

    private PathTemplate(String written, String decoded) {
        this.written = written;
        this.segments = decoded.split("/", -1);
        this.shape = shape(segments);
        this.pattern = PathPatternParser.defaultInstance.parse(numbered(decoded));
    }

    /** @throws IllegalArgumentException where it is no such path */
    static PathTemplate parse(String text) {
        Assert.isTrue(text.startsWith("/"), () -> "the path `" + text + "` does not begin with a slash");
        Assert.isTrue(!isEncodedSlash(text), () -> "the path `" + text + "` holds an encoded slash");
        String decoded = StringUtils.uriDecode(text, StandardCharsets.UTF_8);
        String literals = PARAMETER.matcher(decoded).replaceAll("");
        Assert.isTrue(
                !A_SIGN_OF_PATTERNS.matcher(literals).find(),
                () -> "the path `" + text + "` holds a sign that is no text and no parameter");
        return new PathTemplate(text, decoded);
    }

    /**
     * Whether it is the template of that canonical path. An encoded slash is a slash to some readers, so it is none.
     */
    boolean matches(PathContainer path) {
        return !isEncodedSlash(path.value()) && pattern.matches(path);
    }

    /** A path that it matches, whose parameters are hardly the text of another. */
    public String sample() {
        return PARAMETER.matcher(written).replaceAll("x0x");
    }

    /** Whether one path could be meant by both, and neither has more text in every segment. */
    boolean isAmbiguousWith(PathTemplate other) {
        if (segments.length != other.segments.length || isMoreSpecificThan(other) || other.isMoreSpecificThan(this)) {
            return false;
        }
        for (int i = 0; i < segments.length; i++) {
            boolean texts = shape.charAt(i) == '0' && other.shape.charAt(i) == '0';
            if (texts && !segments[i].equals(other.segments[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean isMoreSpecificThan(PathTemplate other) {
        boolean nowhereLess = true;
        for (int i = 0; i < shape.length(); i++) {
            nowhereLess &= shape.charAt(i) <= other.shape.charAt(i);
        }
        return nowhereLess && !shape.equals(other.shape);
    }

    /** One sign a segment: 0 for text, 1 for text with a parameter, 2 for a parameter. */
    private static String shape(String[] segments) {
        StringBuilder shape = new StringBuilder();
        for (String segment : segments) {
            Matcher parameter = PARAMETER.matcher(segment);
            shape.append(parameter.matches() ? '2' : parameter.reset().find() ? '1' : '0');
        }
        return shape.toString();
    }

    /** The document's names may be none to the pattern, and may come twice. */
    private static String numbered(String decoded) {
        StringBuilder numbered = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(decoded);
        for (int i = 0; parameter.find(); i++) {
            parameter.appendReplacement(numbered, "{p" + i + "}");
        }
        return parameter.appendTail(numbered).toString();
    }

    private static boolean isEncodedSlash(String path) {
        return ENCODED_SLASH.matcher(path.toUpperCase(Locale.ROOT)).find();
    }

    @Override
    public int compareTo(PathTemplate other) {
        int byShape = shape.compareTo(other.shape);
        return byShape == 0 ? written.compareTo(other.written) : byShape;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathTemplate template && written.equals(template.written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    @Override
    public String toString() {
        return written;
    }
}
