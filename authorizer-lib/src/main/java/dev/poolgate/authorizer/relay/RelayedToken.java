package dev.poolgate.authorizer.relay;

import java.time.Instant;

/** A token minted for one backend. It never reaches a log. */
public final class RelayedToken {
    private final String compact;
    private final Instant expiresAt;

    RelayedToken(String compact, Instant expiresAt) {
        this.compact = compact;
        this.expiresAt = expiresAt;
    }

    /** For {@code Authorization: Bearer}. */
    public String compact() {
        return compact;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public String toString() {
        return "RelayedToken[redacted, expiresAt=" + expiresAt + "]";
    }
}
