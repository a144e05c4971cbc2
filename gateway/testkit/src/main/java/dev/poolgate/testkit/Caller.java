package dev.poolgate.testkit;

import dev.poolgate.gateway.explain.Question;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who calls: with claims, with a token, or with neither.
 *
 * @param issuer the configured name of whoever would have issued the claims
 * @param claims made up
 * @param token verified as it would be in a request
 */
record Caller(
        @Nullable String issuer,
        @Nullable Map<String, Object> claims,
        @Nullable String token) {

    Question asks(String method, String target, Map<String, String> headers, Question.Circumstances circumstances) {
        return new Question(method, target, headers, circumstances, issuer, claims, token);
    }

    @Override
    public String toString() {
        return "Caller[redacted]";
    }
}
