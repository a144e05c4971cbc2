package dev.poolgate.gateway.policy;

import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** On which actions a candidate is asked: those whose path template matches one of some patterns. */
final class PathFilter {
    private final List<PathPattern> patterns;

    PathFilter(List<String> patterns) {
        this.patterns =
                patterns.stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    /** @param action a method, a space and a path template */
    boolean matches(String action) {
        PathContainer template = PathContainer.parsePath(action.substring(action.indexOf(' ') + 1));
        return patterns.stream().anyMatch(pattern -> pattern.matches(template));
    }
}
