package dev.poolgate.userpool.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.Sealed;
import dev.poolgate.userpool.storage.SessionTable;
import dev.poolgate.userpool.storage.Vault;
import dev.poolgate.userpool.tokens.Hashes;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** Opens sessions, reads them and ends them. Each is good for one challenge, one client, some minutes, and once. */
final class Sessions {
    private final SessionTable table;
    private final Vault vault;
    private final Identifiers identifiers;
    private final Clock clock;

    Sessions(SessionTable table, Vault vault, Identifiers identifiers, Clock clock) {
        this.table = table;
        this.vault = vault;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** The string that the client has to send back. */
    String open(SignInCall call, String sub, ChallengeNameType challenge, Map<String, Object> state) {
        String session = identifiers.opaque();
        open(session, call, sub, challenge, state);
        return session;
    }

    /** As {@link #open(SignInCall, String, ChallengeNameType, Map)}, where what is waited for is no challenge. */
    String open(SignInCall call, String sub, String kind) {
        String session = identifiers.opaque();
        open(session, call, sub, kind, Map.of());
        return session;
    }

    /** Opens a session that the client names by something else it was sent. */
    void open(String name, SignInCall call, String sub, ChallengeNameType challenge, Map<String, Object> state) {
        open(name, call, sub, challenge.toString(), state);
    }

    private void open(String name, SignInCall call, String sub, String kind, Map<String, Object> state) {
        String hash = Hashes.sha256(name);
        Sealed secret =
                vault.seal(context(hash), JSONObjectUtils.toJSONString(state).getBytes(UTF_8));
        Instant expires = clock.instant().plus(validity(call.client()));
        table.insert(new SessionTable.Row(hash, call.pool().id(), call.client().id(), sub, kind, secret, expires));
    }

    /**
     * The session, still open.
     *
     * @throws NotAuthorizedException when it was answered, is another client's or challenge's, or its time is over
     */
    Session read(SignInCall call, ChallengeNameType challenge, String session) {
        return read(call, challenge.toString(), session);
    }

    /** As {@link #read(SignInCall, ChallengeNameType, String)}, where what is waited for is no challenge. */
    Session read(SignInCall call, String kind, String session) {
        SessionTable.Row row = table.find(Hashes.sha256(session))
                .filter(found -> found.clientId().equals(call.client().id()))
                .filter(found -> found.poolId().equals(call.pool().id()))
                .filter(found -> found.challenge().equals(kind))
                .orElseThrow(Sessions::invalid);
        if (!clock.instant().isBefore(row.expires())) {
            throw Refusals.notAuthorized("Invalid session for the user, session is expired.");
        }
        return new Session(row.hash(), row.sub(), state(row));
    }

    /** Ends the session. Of two who answer at once, the second is refused. */
    void consume(Session session) {
        if (!table.consume(session.hash())) {
            throw invalid();
        }
    }

    /** Ends the session, whether or not it was open. */
    void end(Session session) {
        table.consume(session.hash());
    }

    /**
     * Whose and which client's the session is, for callers who name neither. It may have expired.
     *
     * @throws NotAuthorizedException when there is none
     */
    SessionTable.Row find(String session) {
        return table.find(Hashes.sha256(session)).orElseThrow(Sessions::invalid);
    }

    static NotAuthorizedException invalid() {
        return Refusals.notAuthorized("Invalid session for the user.");
    }

    private Map<String, Object> state(SessionTable.Row row) {
        try {
            return JSONObjectUtils.parse(new String(vault.open(context(row.hash()), row.sealedState()), UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("a stored session is not json", e);
        }
    }

    private static Duration validity(Client client) {
        return Duration.ofMinutes(client.settings().authSessionValidity());
    }

    private static String context(String hash) {
        return "session " + hash;
    }
}
