package dev.poolgate.authorizer.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.fixture.Issuers;
import dev.poolgate.authorizer.fixture.SettableClock;
import dev.poolgate.authorizer.fixture.SigningKey;
import dev.poolgate.authorizer.fixture.TokenText;
import dev.poolgate.authorizer.token.JwtVerifier;
import dev.poolgate.authorizer.token.UnverifiedJwt;
import dev.poolgate.authorizer.token.VerificationKey;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InMemoryRevocationListTest {
    private static final String ISSUER = TokenText.COGNITO_ISSUER;
    private static final Duration HOUR = Duration.ofHours(1);

    private final SettableClock clock = SettableClock.atSomeTime();
    private final SigningKey key = SigningKey.rs256("key-1");
    private final InMemoryRevocationList list = new InMemoryRevocationList(clock);
    private final VerifiedJwt token = token();

    @Test
    void a_session_is_revoked_by_issuer_and_name() {
        list.revokeSession("https://other.example", "origin-1", inAnHour());
        list.revokeSession(ISSUER, "origin-2", inAnHour());
        assertThat(list.isRevoked(token)).isFalse();

        list.revokeSession(ISSUER, "origin-1", inAnHour());

        assertThat(list.isRevoked(token)).isTrue();
    }

    @Test
    void what_is_revoked_can_be_looked_at_until_it_is_forgotten() {
        Instant until = inAnHour();
        list.revokeSession(ISSUER, "origin-1", until);
        list.revokeSubject(ISSUER, "sub-1", clock.instant(), until);

        assertThat(list.current().orElseThrow())
                .containsExactlyInAnyOrder(
                        new Revocation(Revocation.Kind.SESSION, ISSUER, "origin-1", Optional.empty(), until),
                        new Revocation(Revocation.Kind.SUBJECT, ISSUER, "sub-1", Optional.of(clock.instant()), until));

        clock.advance(HOUR);

        assertThat(list.current().orElseThrow()).isEmpty();
    }

    @Test
    void a_subject_is_revoked_for_tokens_issued_before() {
        list.revokeSubject(
                "https://other.example", token.subject(), clock.instant().plusSeconds(1), inAnHour());
        list.revokeSubject(ISSUER, "somebody else", clock.instant().plusSeconds(1), inAnHour());
        list.revokeSubject(ISSUER, token.subject(), token.issuedAt(), inAnHour());
        assertThat(list.isRevoked(token)).isFalse();

        list.revokeSubject(ISSUER, token.subject(), token.issuedAt().plusMillis(1), inAnHour());

        assertThat(list.isRevoked(token)).isTrue();
    }

    @Test
    void an_earlier_cut_does_not_weaken_a_later_one() {
        list.revokeSubject(ISSUER, token.subject(), token.issuedAt().plusMillis(1), inAnHour());
        list.revokeSubject(ISSUER, token.subject(), token.issuedAt().minusSeconds(60), clock.instant());
        list.revokeSession(ISSUER, "origin-1", inAnHour());
        list.revokeSession(ISSUER, "origin-1", clock.instant());

        assertThat(list.isRevoked(token)).isTrue();
    }

    @Test
    void an_entry_ends_at_its_until() {
        list.revokeSession(ISSUER, "origin-1", inAnHour());
        clock.advance(HOUR.minusMillis(1));
        assertThat(list.isRevoked(token)).isTrue();

        clock.advance(Duration.ofMillis(1));

        assertThat(list.isRevoked(token)).isFalse();
    }

    @Test
    void entries_that_ended_are_forgotten() {
        for (int i = 0; i < 100; i++) {
            list.revokeSession(ISSUER, "session-" + i, inAnHour());
            list.revokeSubject(ISSUER, "subject-" + i, clock.instant(), inAnHour());
        }
        assertThat(list.size()).isEqualTo(200);

        clock.advance(HOUR);
        list.revokeSession(ISSUER, "one more", inAnHour());

        assertThat(list.size()).isEqualTo(1);
    }

    @Test
    void a_listener_is_called_after_each_revocation_when_it_already_holds() {
        AtomicInteger calls = new AtomicInteger();
        list.onChange(() -> {
            calls.incrementAndGet();
            assertThat(list.isRevoked(token)).isTrue();
        });

        list.revokeSession(ISSUER, "origin-1", inAnHour());
        list.revokeSubject(ISSUER, "x", clock.instant(), inAnHour());

        assertThat(calls).hasValue(2);
    }

    private Instant inAnHour() {
        return clock.instant().plus(HOUR);
    }

    private VerifiedJwt token() {
        VerificationKey verificationKey =
                new VerificationKey("key-1", key.pair().getPublic(), EnumSet.of(key.algorithm()));
        return UnverifiedJwt.parse(TokenText.cognitoAccess(clock).signedBy(key))
                .then(parsed -> new JwtVerifier(clock)
                        .verify(parsed, verificationKey, Issuers.cognito(key).build()))
                .fold(verified -> verified, error -> {
                    throw new AssertionError(error);
                });
    }
}
