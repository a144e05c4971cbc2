package dev.poolgate.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.AccessRequest;
import dev.poolgate.authorizer.AccessResult;
import dev.poolgate.authorizer.Authorizer;
import dev.poolgate.authorizer.Credential;
import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.authorizer.policy.AccessRule;
import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.authorizer.token.VerifiedJwt;
import dev.poolgate.gateway.testkit.Fixture;
import dev.poolgate.gateway.testkit.SharedFixture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedFixture.class)
class AuthorizationEndTest {
    private final Fixture fixture;

    AuthorizationEndTest(Fixture fixture) {
        this.fixture = fixture;
    }

    @Test
    void s55_a_revocation_in_the_moment_of_the_first_look_is_not_missed() {
        RevokedWhileLooking revocations = new RevokedWhileLooking();
        AuthorizationEnd end = new AuthorizationEnd(revocations, Clock.systemUTC());

        assertThat(end.of(verified(fixture.issuer().token("alice"))).block(Duration.ofSeconds(5)))
                .isEqualTo("token revoked");
    }

    private VerifiedJwt verified(String token) {
        AccessRequest request =
                new AccessRequest(new Credential.Bearer(token), "GET", "/socket/1", AccessRule.signedIn());
        AccessResult result = fixture.gateway()
                .bean(Authorizer.class)
                .authorize(request)
                .toCompletableFuture()
                .join();
        return ((VerifiedIdentity.TokenHolder) ((AccessResult.Allowed) result).identity()).token();
    }

    /** The first look finds nothing, and the token is revoked before it returns. */
    private static final class RevokedWhileLooking implements RevocationList {
        private Runnable listener = () -> {};
        private boolean revoked;

        @Override
        public boolean isRevoked(String issuer, String subject, Optional<String> session, Instant issuedAt) {
            boolean found = revoked;
            if (!revoked) {
                revoked = true;
                listener.run();
            }
            return found;
        }

        @Override
        public void onChange(Runnable toCall) {
            listener = toCall;
        }

        @Override
        public void revokeSession(String issuer, String session, Instant until) {}

        @Override
        public void revokeSubject(String issuer, String subject, Instant notBefore, Instant until) {}
    }
}
