package dev.poolgate.identitypool.session;

import static dev.poolgate.identitypool.session.Sessions.KEY;
import static dev.poolgate.identitypool.session.Sessions.RANDOM;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import dev.poolgate.authorizer.iam.IamRequest;
import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.authorizer.signed.CallerLookup;
import dev.poolgate.authorizer.signed.SignedCaller;
import dev.poolgate.identitypool.TestRoles;
import java.time.Clock;
import java.time.Duration;

/** One gateway of an installation, as far as sessions go. */
final class Node {
    final SessionTokens tokens = new SessionTokens(KeyRing.of(KEY), RANDOM);
    final KnownRoles roles;
    final SessionRevocations revocations;
    final SessionCallers callers;
    private final CredentialIssuer issuer;

    Node(TestRoles registry, RevocationStore store, RevocationList tokenRevocations, Clock clock) {
        roles = new KnownRoles(registry);
        roles.refresh();
        revocations = new SessionRevocations(store, tokenRevocations, clock);
        revocations.refresh();
        callers = new SessionCallers(tokens, roles, revocations, clock);
        issuer = new CredentialIssuer(tokens, RANDOM, clock);
    }

    TemporaryCredentials issue(Grant grant) {
        return issuer.issue(grant, Duration.ofHours(1));
    }

    CallerLookup find(TemporaryCredentials credentials) {
        return callers.find(credentials.accessKeyId(), credentials.sessionToken());
    }

    SignedCaller caller(TemporaryCredentials credentials) {
        return ((CallerLookup.Found) find(credentials)).caller();
    }

    /** Whether the holder may do this, asked as whoever verified a signature asks. */
    boolean may(TemporaryCredentials credentials, String action, String resource) {
        SignedCaller caller = caller(credentials);
        return caller.permissions()
                .decide(new IamRequest(action, resource, caller.context()))
                .allowed();
    }
}
