package dev.poolgate.userpool.tokens;

import java.time.Duration;

/** A signed pair. */
record IssuedTokens(String accessToken, String idToken, Duration accessLifetime) {
    @Override
    public String toString() {
        return "IssuedTokens[redacted]";
    }
}
