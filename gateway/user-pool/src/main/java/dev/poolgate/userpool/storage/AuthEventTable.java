package dev.poolgate.userpool.storage;

import dev.poolgate.aws.json.SdkJson;
import dev.poolgate.userpool.directory.User;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthEventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventResponseType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventType;

/**
 * What users did. Of each user the newest are kept, those that took a proof apart from the rest: anybody can make a
 * sign-in fail, or have a code sent.
 */
public final class AuthEventTable {
    private static final int KEPT = 200;
    private static final Set<EventType> PROOF = Set.of(EventType.SIGN_IN, EventType.SIGN_UP, EventType.PASSWORD_CHANGE);

    private final SdkJson json = new SdkJson();
    private final JdbcClient jdbc;

    AuthEventTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(User user, AuthEventType event) {
        jdbc.sql("""
                        INSERT INTO up_auth_event (pool_id, sub, event_id, position, proven, document)
                        VALUES (:pool, :sub, :id, :position, :proven, :document)""")
                .param("pool", user.poolId())
                .param("sub", user.sub())
                .param("id", event.eventId())
                .param("position", position(event))
                .param("proven", isProven(event))
                .param("document", json.write(event))
                .update();
        prune(user, event);
    }

    /** Replaces an event of the same id. */
    public void update(User user, AuthEventType event) {
        jdbc.sql("UPDATE up_auth_event SET document = :document, proven = :proven"
                        + " WHERE pool_id = :pool AND sub = :sub AND event_id = :id")
                .param("document", json.write(event))
                .param("proven", isProven(event))
                .param("pool", user.poolId())
                .param("sub", user.sub())
                .param("id", event.eventId())
                .update();
        prune(user, event);
    }

    private void prune(User user, AuthEventType event) {
        jdbc.sql("""
                        DELETE FROM up_auth_event
                        WHERE pool_id = :pool AND sub = :sub AND proven = :proven AND position <=
                            (SELECT position FROM up_auth_event
                            WHERE pool_id = :pool AND sub = :sub AND proven = :proven
                            ORDER BY position DESC OFFSET :kept ROWS FETCH FIRST 1 ROWS ONLY)""")
                .param("pool", user.poolId())
                .param("sub", user.sub())
                .param("proven", isProven(event))
                .param("kept", KEPT)
                .update();
    }

    private static boolean isProven(AuthEventType event) {
        return event.eventResponse() == EventResponseType.PASS && PROOF.contains(event.eventType());
    }

    public Optional<AuthEventType> find(User user, String eventId) {
        return jdbc.sql("SELECT document FROM up_auth_event WHERE pool_id = :pool AND sub = :sub AND event_id = :id")
                .param("pool", user.poolId())
                .param("sub", user.sub())
                .param("id", eventId)
                .query((row, n) -> json.read(row.getString(1), AuthEventType.builder()))
                .optional();
    }

    /**
     * Events of a user, newest first.
     *
     * @param before the {@link #position} of the event that comes before; empty for the first page
     */
    public List<AuthEventType> list(User user, String before, int limit) {
        return jdbc.sql("""
                        SELECT document FROM up_auth_event
                        WHERE pool_id = :pool AND sub = :sub AND (:before = '' OR position < :before)
                        ORDER BY position DESC FETCH FIRST :limit ROWS ONLY""")
                .param("pool", user.poolId())
                .param("sub", user.sub())
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> json.read(row.getString(1), AuthEventType.builder()))
                .list();
    }

    /** Forgets what happened before. */
    public int purge(Instant before) {
        return jdbc.sql("DELETE FROM up_auth_event WHERE position < :before")
                .param("before", time(before))
                .update();
    }

    /** Where an event stands among a user's. */
    public static String position(AuthEventType event) {
        return time(event.creationDate()) + "-" + event.eventId();
    }

    private static String time(Instant instant) {
        return String.format(Locale.ROOT, "%015d", instant.toEpochMilli());
    }
}
