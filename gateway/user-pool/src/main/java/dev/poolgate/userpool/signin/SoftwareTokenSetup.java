package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.MFA_SETUP;

import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.SecondFactors;
import dev.poolgate.userpool.accounts.SoftwareTokens;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.SecondFactor;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.passwords.Totp;
import dev.poolgate.userpool.storage.SessionTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.Vault;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Sets up an authenticator app in the middle of a sign-in, for a user of whom the pool asks a second factor and who has
 * none. The secret waits in the session, so that two sign-ins at once do not mix theirs.
 */
public final class SoftwareTokenSetup {
    private static final String SECRET = "secret";

    private final UserPoolStorage storage;
    private final Pools pools;
    private final Clients clients;
    private final SoftwareTokens tokens;
    private final SecondFactors factors;
    private final Sessions sessions;

    public SoftwareTokenSetup(
            UserPoolStorage storage,
            Pools pools,
            Clients clients,
            SoftwareTokens tokens,
            SecondFactors factors,
            Vault vault,
            Identifiers identifiers,
            Clock clock) {
        this.storage = storage;
        this.pools = pools;
        this.clients = clients;
        this.tokens = tokens;
        this.factors = factors;
        this.sessions = new Sessions(storage.sessions(), vault, identifiers, clock);
    }

    /** The pool that the session belongs to. */
    public Pool pool(String session) {
        return pools.require(sessions.find(session).poolId());
    }

    /** Makes a secret for the session's user. */
    public Associated associate(String sessionName) {
        SignInCall call = call(sessionName);
        Session session = sessions.read(call, MFA_SETUP, sessionName);
        byte[] secret = tokens.newSecret();
        return storage.atomically(() -> {
            User user = requireWithout(call, session);
            sessions.consume(session);
            Map<String, Object> state = new HashMap<>(session.state());
            state.put(SECRET, HexFormat.of().formatHex(secret));
            return new Associated(Totp.base32(secret), sessions.open(call, user.sub(), MFA_SETUP, state));
        });
    }

    /**
     * The secret becomes the user's second factor, because the code is its.
     *
     * @return the session to answer {@code MFA_SETUP} with
     */
    public String verify(String sessionName, String code, Optional<String> friendlyName) {
        SignInCall call = call(sessionName);
        Session session = sessions.read(call, MFA_SETUP, sessionName);
        byte[] secret = secret(session);
        long step = tokens.step(secret, code);
        return storage.atomically(() -> {
            User user = requireWithout(call, session);
            sessions.consume(session);
            tokens.store(user, secret, step, friendlyName);
            factors.enable(user, SecondFactor.SOFTWARE_TOKEN_MFA);
            Map<String, Object> state = new HashMap<>(session.state());
            state.remove(SECRET);
            state.put(MfaSetup.DONE, true);
            return sessions.open(call, user.sub(), MFA_SETUP, state);
        });
    }

    /** A user who has a factor by now is not given another by somebody who knows only the password. */
    private User requireWithout(SignInCall call, Session session) {
        return storage.users()
                .lock(call.pool().id(), session.sub())
                .filter(User::enabled)
                .filter(user -> factors.asked(call.pool(), user).isEmpty())
                .orElseThrow(Sessions::invalid);
    }

    private SignInCall call(String sessionName) {
        SessionTable.Row row = sessions.find(sessionName);
        return new SignInCall(
                pools.require(row.poolId()),
                clients.require(row.poolId(), row.clientId()),
                false,
                Map.of(),
                Map.of(),
                Optional.of(sessionName),
                Optional.empty());
    }

    private static byte[] secret(Session session) {
        if (session.state().get(SECRET) instanceof String secret) {
            return HexFormat.of().parseHex(secret);
        }
        throw Refusals.invalidParameter("Software token MFA has not been associated for the user.");
    }

    /**
     * A secret that waits for its first code.
     *
     * @param secret as people type it
     * @param session to send the code with
     */
    public record Associated(String secret, String session) {
        @Override
        public String toString() {
            return "Associated[redacted]";
        }
    }
}
