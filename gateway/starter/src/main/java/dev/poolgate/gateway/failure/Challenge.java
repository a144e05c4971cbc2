package dev.poolgate.gateway.failure;

import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What {@code WWW-Authenticate} asks for, RFC 6750 section 3.
 *
 * @param error {@code invalid_request}, {@code invalid_token} or {@code insufficient_scope}; null where no credential
 *     was presented, which is not an error
 * @param scope the scopes that would do, space separated; null where scopes are not what is missing
 */
record Challenge(@Nullable String error, @Nullable String scope) {
    static final Challenge ANONYMOUS = new Challenge(null, null);
    static final Challenge INVALID_REQUEST = new Challenge("invalid_request", null);
    static final Challenge INVALID_TOKEN = new Challenge("invalid_token", null);

    static Challenge insufficientScope(Collection<String> scopes) {
        return new Challenge("insufficient_scope", String.join(" ", new TreeSet<>(scopes)));
    }

    String render(String realm) {
        return "Bearer realm=\"" + realm + '"' + parameter("error", error) + parameter("scope", scope);
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : ", " + name + "=\"" + value + '"';
    }
}
