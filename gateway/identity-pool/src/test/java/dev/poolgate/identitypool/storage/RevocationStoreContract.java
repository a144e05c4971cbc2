package dev.poolgate.identitypool.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.identitypool.session.RevocationStore;
import dev.poolgate.identitypool.session.SessionRevocation;
import dev.poolgate.identitypool.session.SessionRevocation.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of revocations does, whatever keeps it. */
interface RevocationStoreContract {
    Instant REVOKED = Instant.parse("2026-11-23T08:00:00.123Z");
    Instant UNTIL = Instant.parse("2026-11-23T20:00:00.456Z");

    RevocationStore revocations();

    @Test
    default void a_revocation_is_read_as_it_was_put() {
        SessionRevocation put = revocation(name(), REVOKED, UNTIL);
        revocations().put(put);
        assertThat(found(put.name())).containsExactly(put);
    }

    @Test
    default void the_stricter_of_two_revocations_stays_whichever_comes_first() {
        String name = name();
        revocations().put(revocation(name, REVOKED.plusSeconds(5), UNTIL.plusSeconds(5)));
        revocations().put(revocation(name, REVOKED, UNTIL));
        assertThat(found(name)).containsExactly(revocation(name, REVOKED.plusSeconds(5), UNTIL.plusSeconds(5)));
        revocations().put(revocation(name, REVOKED.plusSeconds(9), UNTIL.plusSeconds(9)));
        assertThat(found(name)).containsExactly(revocation(name, REVOKED.plusSeconds(9), UNTIL.plusSeconds(9)));
    }

    @Test
    default void one_name_of_two_kinds_is_two_revocations() {
        String name = name();
        revocations().put(new SessionRevocation(Kind.SESSION, name, REVOKED, UNTIL));
        revocations().put(new SessionRevocation(Kind.ROLE, name, REVOKED, UNTIL));
        assertThat(found(name)).hasSize(2);
    }

    @Test
    default void a_revocation_is_over_exactly_at_its_end_and_can_be_forgotten_then() {
        String name = name();
        revocations().put(revocation(name, REVOKED, UNTIL));
        revocations().forget(UNTIL.minusMillis(1));
        assertThat(revocations().live(UNTIL.minusMillis(1)))
                .extracting(SessionRevocation::name)
                .contains(name);
        assertThat(revocations().live(UNTIL))
                .extracting(SessionRevocation::name)
                .doesNotContain(name);
        revocations().forget(UNTIL);
        assertThat(found(name)).isEmpty();
    }

    @Test
    default void many_who_revoke_the_same_at_once_leave_the_strictest() throws Exception {
        String name = name();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> puts = IntStream.range(0, 16)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        revocations().put(revocation(name, REVOKED.plusSeconds(i), UNTIL.plusSeconds(i)));
                        return true;
                    })
                    .toList();
            for (var each : threads.invokeAll(puts)) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(found(name)).containsExactly(revocation(name, REVOKED.plusSeconds(15), UNTIL.plusSeconds(15)));
    }

    private List<SessionRevocation> found(String name) {
        return revocations().live(REVOKED).stream()
                .filter(each -> each.name().equals(name))
                .toList();
    }

    private static SessionRevocation revocation(String name, Instant notBefore, Instant until) {
        return new SessionRevocation(Kind.IDENTITY, name, notBefore, until);
    }

    private static String name() {
        return "eu-west-1:" + UUID.randomUUID();
    }
}
