package dev.poolgate.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.revocation.InMemoryRevocationList;
import dev.poolgate.authorizer.token.VerifiedJwt;
import dev.poolgate.gateway.testkit.HandClock;
import dev.poolgate.gateway.testkit.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ConsoleSessionsTest {
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final TestIssuer ISSUER = new TestIssuer();

    private final HandClock clock = new HandClock();
    private final InMemoryRevocationList revocations = new InMemoryRevocationList(clock);
    private final VerifiedJwt token = ISSUER.verified(ISSUER.token("bob", "admins"));

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void a_session_ends_with_its_token() {
        ConsoleSessions sessions = sessions(Duration.ofHours(1));
        String secret = sessions.open(token);

        clock.set(token.expiresAt().minus(MILLI));
        assertThat(sessions.find(secret)).isPresent();
        clock.set(token.expiresAt());
        assertThat(sessions.find(secret)).isEmpty();
    }

    @Test
    void a_session_ends_after_its_longest_time() {
        ConsoleSessions sessions = sessions(Duration.ofSeconds(10));
        Instant opened = clock.instant();
        String secret = sessions.open(token);

        clock.set(opened.plusSeconds(10).minus(MILLI));
        assertThat(sessions.find(secret)).isPresent();
        clock.set(opened.plusSeconds(10));
        assertThat(sessions.find(secret)).isEmpty();
    }

    @Test
    void a_revocation_ends_it_at_once() {
        ConsoleSessions sessions = sessions(Duration.ofHours(1));
        String secret = sessions.open(token);

        revocations.revokeSession(
                token.issuer(), token.session().orElseThrow(), clock.instant().plus(Duration.ofHours(1)));

        assertThat(sessions.find(secret)).isEmpty();
    }

    @Test
    void secrets_differ_and_one_opens_one() {
        ConsoleSessions sessions = sessions(Duration.ofHours(1));
        String first = sessions.open(token);
        String second = sessions.open(token);

        sessions.close(first);

        assertThat(first).isNotEqualTo(second).hasSize(43);
        assertThat(sessions.find(first)).isEmpty();
        assertThat(sessions.find(second)).isPresent();
        assertThat(sessions.find("")).isEmpty();
    }

    @Test
    void there_are_never_more_than_a_hundred_and_the_first_to_end_gives_way() {
        ConsoleSessions sessions = sessions(Duration.ofSeconds(60));
        String first = sessions.open(token);
        clock.set(clock.instant().plusSeconds(1));
        String second = sessions.open(token);
        for (int i = 0; i < 99; i++) {
            clock.set(clock.instant().plus(MILLI));
            sessions.open(token);
        }

        assertThat(sessions.find(first)).isEmpty();
        assertThat(sessions.find(second)).isPresent();
    }

    private ConsoleSessions sessions(Duration longest) {
        return new ConsoleSessions(revocations, longest, clock);
    }
}
