package dev.poolgate.gateway.console;

import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/**
 * What a browser brings back from the issuer, RFC 6749 section 4.1.2. A parameter that comes twice counts as none.
 *
 * @param issuer RFC 9207 section 2
 */
record Callback(Optional<String> state, Optional<String> issuer, Optional<String> error, Optional<String> code) {

    static Callback of(MultiValueMap<String, String> query) {
        return new Callback(one(query, "state"), one(query, "iss"), one(query, "error"), one(query, "code"));
    }

    /** Why there is no code to redeem; whose answer it is comes before what it says. */
    Optional<SignInError> problem(PendingSignIn begun, String expectedIssuer) {
        if (state.filter(begun.state()::equals).isEmpty()) {
            return Optional.of(SignInError.STATE_MISMATCH);
        }
        if (issuer.isPresent()
                ? !issuer.get().equals(expectedIssuer)
                : begun.issuer().tellsIssuer()) {
            return Optional.of(SignInError.ISSUER_MISMATCH);
        }
        if (error.isPresent()) {
            return Optional.of(
                    error.get().equals("access_denied") ? SignInError.ACCESS_DENIED : SignInError.REQUEST_REFUSED);
        }
        return code.isPresent() ? Optional.empty() : Optional.of(SignInError.REQUEST_REFUSED);
    }

    private static Optional<String> one(MultiValueMap<String, String> query, String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.ofNullable(values.get(0)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Callback[redacted]";
    }
}
