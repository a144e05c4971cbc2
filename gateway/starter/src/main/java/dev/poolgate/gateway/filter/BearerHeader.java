package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.Credential;
import dev.poolgate.authorizer.token.TokenError;
import dev.poolgate.gateway.failure.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * The {@code Authorization} of a request, read as RFC 6750 section 2.1 writes it: the scheme in any case, one space, a
 * token of {@code b64token} characters, nothing else (S22).
 */
final class BearerHeader {
    private static final Pattern BEARER = Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] ([A-Za-z0-9._~+/-]+=*)");

    private BearerHeader() {}

    /** @return empty where something is presented that is not exactly one bearer token */
    static Optional<Credential> credential(HttpHeaders headers) {
        List<String> values = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (values.isEmpty()) {
            return Optional.of(new Credential.None());
        }
        Matcher bearer = BEARER.matcher(values.get(0));
        return values.size() == 1 && bearer.matches()
                ? Optional.of(new Credential.Bearer(bearer.group(1)))
                : Optional.empty();
    }

    /** What to say where {@link #credential} is empty: a bad request if it meant to be a bearer token. */
    static Refusal refusal(HttpHeaders headers) {
        boolean bearer = headers.getOrEmpty(HttpHeaders.AUTHORIZATION).stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).startsWith("bearer"));
        return bearer ? Refusal.malformedCredential() : Refusal.unauthenticated(TokenError.MISSING, null);
    }
}
