package dev.poolgate.userpool.cognito;

import dev.poolgate.authorizer.revocation.RevocationList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what it is told, as the gateway's list would. */
final class RevocationRecord implements RevocationList {
    final List<String> sessions = new ArrayList<>();
    final List<String> subjects = new ArrayList<>();

    @Override
    public void revokeSession(String issuer, String session, Instant until) {
        sessions.add(issuer + " " + session + " " + until);
    }

    @Override
    public void revokeSubject(String issuer, String subject, Instant notBefore, Instant until) {
        subjects.add(issuer + " " + subject + " " + notBefore + " " + until);
    }

    @Override
    public boolean isRevoked(String issuer, String subject, Optional<String> session, Instant issuedAt) {
        throw new UnsupportedOperationException("the pools ask their database");
    }

    @Override
    public void onChange(Runnable listener) {
        throw new UnsupportedOperationException("the pools cache nothing");
    }
}
