package dev.poolgate.authorizer.exchange;

import java.time.Instant;

/** Temporary security credentials, as AWS STS shapes them. The secret never reaches a log. */
public final class TemporaryCredentials {
    private final String accessKeyId;
    private final String secretAccessKey;
    private final String sessionToken;
    private final Instant expiration;

    public TemporaryCredentials(String accessKeyId, String secretAccessKey, String sessionToken, Instant expiration) {
        this.accessKeyId = accessKeyId;
        this.secretAccessKey = secretAccessKey;
        this.sessionToken = sessionToken;
        this.expiration = expiration;
    }

    /** {@code ASIA...}. */
    public String accessKeyId() {
        return accessKeyId;
    }

    public String secretAccessKey() {
        return secretAccessKey;
    }

    public String sessionToken() {
        return sessionToken;
    }

    public Instant expiration() {
        return expiration;
    }

    @Override
    public String toString() {
        return "TemporaryCredentials[" + accessKeyId + ", expiration=" + expiration + "]";
    }
}
