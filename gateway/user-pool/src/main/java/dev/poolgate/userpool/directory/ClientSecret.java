package dev.poolgate.userpool.directory;

import java.time.Instant;

/**
 * A secret of an app client.
 *
 * @param id {@code {clientId}--{time of its making, in milliseconds}}
 */
public record ClientSecret(String id, String value, Instant created) {
    /** A secret made now. */
    public static ClientSecret of(String clientId, String value, Instant created) {
        return new ClientSecret(clientId + "--" + created.toEpochMilli(), value, created);
    }

    @Override
    public String toString() {
        return "ClientSecret[" + id + ", redacted]";
    }
}
