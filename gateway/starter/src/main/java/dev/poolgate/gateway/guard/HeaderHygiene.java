package dev.poolgate.gateway.guard;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/**
 * Removes every header that a client could use to speak for the gateway, on every route, before anything reads them.
 * Filters add theirs later, so what a backend receives under these names was set here.
 */
final class HeaderHygiene {
    private static final HeaderNames OVERRIDES = new HeaderNames(ProtectedHeaders.OVERRIDES);
    private static final HeaderNames FORWARDED = new HeaderNames(ProtectedHeaders.FORWARDED);
    private static final HeaderNames EXACT = new HeaderNames(ProtectedHeaders.EXACT);
    private static final Set<String> FORWARDED_NAMES = lowerCase(ProtectedHeaders.FORWARDED);
    private static final Set<String> EXACT_NAMES = lowerCase(ProtectedHeaders.EXACT);

    private final HeaderNames owned;
    private final Set<String> passed;

    /**
     * @param owned more names, or prefixes with {@code *}, that only this gateway sets
     * @param passed exact names that clients may send although a rule here would remove them
     */
    HeaderHygiene(List<String> owned, List<String> passed) {
        this.owned = new HeaderNames(Stream.concat(ProtectedHeaders.IDENTITY.stream(), owned.stream())
                .toList());
        this.passed = lowerCase(passed);
    }

    /** Cleans a mutable copy of a client's headers. */
    void clean(HttpHeaders headers, boolean fromTrustedProxy) {
        List.copyOf(headers.headerNames()).stream()
                .filter(name -> isForbidden(name, fromTrustedProxy))
                .forEach(headers::remove);
        ConnectionOptions.reduce(headers);
        OwnCookies.remove(headers);
    }

    private boolean isForbidden(String name, boolean fromTrustedProxy) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        String form = HeaderForm.of(name);
        if (passed.contains(lowerCase)) {
            return false;
        }
        if (FORWARDED.contains(form)) {
            return !fromTrustedProxy || !FORWARDED_NAMES.contains(lowerCase);
        }
        if (EXACT.contains(form)) {
            return !EXACT_NAMES.contains(lowerCase);
        }
        return owned.contains(form) || OVERRIDES.contains(form);
    }

    private static Set<String> lowerCase(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
