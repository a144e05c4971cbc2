package dev.poolgate.gateway.guard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;

/**
 * Cookies that this gateway set itself. Browsers do not tell ports apart, RFC 6265 section 8.5: where the management
 * port shares its host name, they come to the port of the traffic too, and no backend may see them.
 */
public final class OwnCookies {
    /** The session at the console. */
    public static final String CONSOLE = "poolgate-console";
    /** A sign-in there that waits for the issuer's answer. */
    public static final String CONSOLE_SIGN_IN = "poolgate-console-sign-in";

    private static final Set<String> NAMES = Set.of(CONSOLE, CONSOLE_SIGN_IN);

    private OwnCookies() {}

    /** Leaves all other cookies as they were written. */
    static void remove(HttpHeaders headers) {
        List<String> lines = headers.getOrEmpty(HttpHeaders.COOKIE);
        if (lines.stream().noneMatch(line -> line.contains(CONSOLE))) {
            return;
        }
        List<String> others =
                lines.stream().flatMap(line -> without(line).stream()).toList();
        headers.remove(HttpHeaders.COOKIE);
        headers.addAll(HttpHeaders.COOKIE, others);
    }

    private static Optional<String> without(String line) {
        List<String> pairs = List.of(line.split(";", -1));
        String others = pairs.stream().filter(pair -> !isOwn(pair)).collect(Collectors.joining(";"));
        // with the first goes the blank before the second
        return Optional.of(isOwn(pairs.get(0)) ? others.stripLeading() : others).filter(text -> !text.isEmpty());
    }

    private static boolean isOwn(String pair) {
        int end = pair.indexOf('=');
        String name = (end < 0 ? pair : pair.substring(0, end)).strip();
        return NAMES.contains(name);
    }
}
