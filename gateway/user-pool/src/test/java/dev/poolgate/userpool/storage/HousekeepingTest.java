package dev.poolgate.userpool.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthEventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

final class HousekeepingTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private Instant now = START;
    private final UserPoolStorage storage = UserPoolStorage.open(
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", ""));
    private final Housekeeping housekeeping = new Housekeeping(storage, clock());

    @Test
    void what_ended_a_day_ago_is_forgotten_at_the_first_call_an_hour_after_the_last() {
        storage.pools()
                .insert(new Pool(UserPoolType.builder()
                        .id("p_1")
                        .name("p")
                        .creationDate(START)
                        .lastModifiedDate(START)
                        .build()));
        storage.sessions()
                .insert(new SessionTable.Row(
                        "h1", "p_1", "c1", "s1", "X", new Sealed("e30="), START.minus(Duration.ofHours(24))));
        now = START.plus(Duration.ofMinutes(60)).minusMillis(1);
        housekeeping.whenDue();
        assertThat(storage.sessions().find("h1")).isPresent();

        now = START.plus(Duration.ofMinutes(60));
        housekeeping.whenDue();

        assertThat(storage.sessions().find("h1")).isEmpty();
    }

    @Test
    void an_event_is_forgotten_after_two_years() {
        storage.pools()
                .insert(new Pool(UserPoolType.builder()
                        .id("p_2")
                        .name("p")
                        .creationDate(START)
                        .lastModifiedDate(START)
                        .build()));
        User user = new User("p_2", "s1", "alice", UserStatusType.CONFIRMED, true, START, START, Map.of());
        storage.users().insert(user, "alice");
        storage.authEvents()
                .insert(user, event("old", START.minus(Duration.ofDays(730)).minusMillis(1)));
        storage.authEvents().insert(user, event("young", START.minus(Duration.ofDays(730))));
        now = START.plus(Duration.ofHours(1)).minusMillis(1);
        housekeeping.whenDue();
        assertThat(storage.authEvents().list(user, "", 60)).hasSize(2);

        storage.authEvents().purge(START.minus(Duration.ofDays(730)));
        assertThat(storage.authEvents().list(user, "", 60))
                .extracting(AuthEventType::eventId)
                .containsExactly("young");

        now = START.plus(Duration.ofHours(1));
        housekeeping.whenDue();
        assertThat(storage.authEvents().list(user, "", 60)).isEmpty();
    }

    private static AuthEventType event(String id, Instant created) {
        return AuthEventType.builder().eventId(id).creationDate(created).build();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
