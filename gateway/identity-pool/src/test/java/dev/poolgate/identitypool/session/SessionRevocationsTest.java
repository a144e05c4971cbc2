package dev.poolgate.identitypool.session;

import static dev.poolgate.identitypool.session.Sessions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import dev.poolgate.authorizer.revocation.InMemoryRevocationList;
import dev.poolgate.authorizer.signed.CallerLookup;
import dev.poolgate.identitypool.TestClock;
import dev.poolgate.identitypool.TestRoles;
import dev.poolgate.identitypool.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** Two nodes on one database. */
class SessionRevocationsTest {
    private static final String READER = TestRoles.arn("reader");

    private final TestClock clock = new TestClock(NOW);
    private final TestRoles registry = TestRoles.trustingPools("reader", "writer");
    private final RevocationStore database = Storage.open(
                    JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", ""),
                    clock)
            .revocations();
    private final Node here = node();
    private final Node there = node();

    @Test
    void a_revoked_session_ends_here_at_once_and_there_with_the_next_reading() {
        TemporaryCredentials revoked = here.issue(grant("reader", Lineage.NONE));
        TemporaryCredentials other = here.issue(grant("reader", Lineage.NONE));
        assertThat(isAlive(there, revoked)).isTrue();
        here.revocations.revokeSession(revoked.accessKeyId());
        assertThat(isAlive(here, revoked)).isFalse();
        there.revocations.refresh();
        assertThat(there.find(revoked)).isInstanceOf(CallerLookup.Expired.class);
        assertThat(isAlive(there, other)).isTrue();
    }

    @Test
    void with_a_session_end_all_that_were_derived_from_it() {
        TemporaryCredentials first = here.issue(grant("reader", Lineage.NONE));
        Lineage second = Lineage.NONE.through(first.accessKeyId(), NOW);
        TemporaryCredentials child = here.issue(grant("writer", second));
        TemporaryCredentials grandchild = here.issue(grant("writer", second.through(child.accessKeyId(), NOW)));
        here.revocations.revokeSession(child.accessKeyId());
        assertThat(isAlive(here, first)).isTrue();
        assertThat(isAlive(here, child)).isFalse();
        assertThat(isAlive(here, grandchild)).isFalse();
        here.revocations.revokeSession(first.accessKeyId());
        assertThat(isAlive(here, first)).isFalse();
    }

    @Test
    void an_identity_loses_what_it_has_and_may_get_new_credentials() {
        TemporaryCredentials before = here.issue(grant("reader", Lineage.of("eu-west-1:a", List.of())));
        TemporaryCredentials somebodyElse = here.issue(grant("reader", Lineage.of("eu-west-1:b", List.of())));
        here.revocations.revokeIdentity("eu-west-1:a");
        clock.advance(Duration.ofMillis(1));
        TemporaryCredentials after = here.issue(grant("reader", Lineage.of("eu-west-1:a", List.of())));
        there.revocations.refresh();
        for (Node each : List.of(here, there)) {
            assertThat(isAlive(each, before)).isFalse();
            assertThat(isAlive(each, after)).isTrue();
            assertThat(isAlive(each, somebodyElse)).isTrue();
        }
    }

    @Test
    void an_identity_does_not_save_its_session_by_a_derived_one_where_the_revocation_is_not_known_yet() {
        Lineage lineage = Lineage.of("eu-west-1:a", List.of());
        TemporaryCredentials before = here.issue(grant("reader", lineage));
        here.revocations.revokeIdentity("eu-west-1:a");
        clock.advance(Duration.ofSeconds(1));
        assertThat(isAlive(there, before)).isTrue();
        Lineage derived = lineage.through(before.accessKeyId(), NOW);
        TemporaryCredentials child = there.issue(grant("writer", derived));
        TemporaryCredentials grandchild =
                there.issue(grant("writer", derived.through(child.accessKeyId(), clock.instant())));
        there.revocations.refresh();
        assertThat(isAlive(there, child)).isFalse();
        assertThat(isAlive(there, grandchild)).isFalse();
    }

    @Test
    void of_a_role_those_sessions_end_that_are_no_younger_than_the_instant() {
        TemporaryCredentials old = here.issue(grant("reader", Lineage.NONE));
        TemporaryCredentials ofAnotherRole = here.issue(grant("writer", Lineage.NONE));
        clock.advance(Duration.ofMinutes(10));
        TemporaryCredentials atThatInstant = here.issue(grant("reader", Lineage.NONE));
        Instant olderThan = clock.instant();
        clock.advance(Duration.ofMillis(1));
        TemporaryCredentials young = here.issue(grant("reader", Lineage.NONE));
        here.revocations.revokeRole(READER, olderThan);
        assertThat(isAlive(here, old)).isFalse();
        assertThat(isAlive(here, atThatInstant)).isFalse();
        assertThat(isAlive(here, young)).isTrue();
        assertThat(isAlive(here, ofAnotherRole)).isTrue();
    }

    @Test
    void a_milder_revocation_does_not_lift_a_stricter_one() {
        TemporaryCredentials credentials = here.issue(grant("reader", Lineage.NONE));
        here.revocations.revokeRole(READER, NOW);
        here.revocations.revokeRole(READER, NOW.minusSeconds(60));
        there.revocations.refresh();
        assertThat(isAlive(here, credentials)).isFalse();
        assertThat(isAlive(there, credentials)).isFalse();
    }

    @Test
    void revocations_survive_a_restart_and_are_forgotten_when_no_session_can_be_left() {
        here.revocations.revokeSession("ASIAAAAAAAAAAAAAAAAA");
        assertThat(database.live(clock.instant())).hasSize(1);
        clock.advance(Duration.ofHours(12));
        here.revocations.revokeSession("ASIABBBBBBBBBBBBBBBB");
        assertThat(database.live(NOW)).extracting(SessionRevocation::name).containsExactly("ASIABBBBBBBBBBBBBBBB");
    }

    @Test
    void reading_goes_on_after_a_reading_that_failed() throws InterruptedException {
        CountDownLatch readings = new CountDownLatch(3);
        Runnable failing = () -> {
            readings.countDown();
            throw new IllegalStateException("the database is away");
        };
        Polling polling = new Polling(Duration.ofMillis(1), failing);
        try {
            assertThat(readings.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            polling.close();
        }
    }

    private Node node() {
        return new Node(registry, database, new InMemoryRevocationList(clock), clock);
    }

    private static boolean isAlive(Node node, TemporaryCredentials credentials) {
        return node.find(credentials) instanceof CallerLookup.Found;
    }

    private static Grant grant(String role, Lineage lineage) {
        return new Grant(
                TestRoles.arn(role),
                "AROA" + role.toUpperCase(Locale.ROOT),
                "session",
                Optional.empty(),
                SessionTags.NONE,
                Optional.empty(),
                SessionPolicies.NONE,
                false,
                lineage);
    }
}
