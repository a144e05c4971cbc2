package dev.poolgate.userpool.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.PASSWORD_VERIFIER;

import dev.poolgate.userpool.accounts.Passwords;
import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.passwords.SrpExchange;
import dev.poolgate.userpool.storage.UserTable;
import dev.poolgate.userpool.storage.Vault;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** {@code PASSWORD_VERIFIER}: judges the proof that the user knows the password. */
final class PasswordVerifier implements Challenge {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' uuuu", Locale.US);
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final UserTable users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final PasswordLockout lockout;
    private final Vault vault;
    private final NextSteps next;
    private final Clock clock;

    PasswordVerifier(
            UserTable users,
            Passwords passwords,
            Sessions sessions,
            PasswordLockout lockout,
            Vault vault,
            NextSteps next,
            Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.lockout = lockout;
        this.vault = vault;
        this.next = next;
        this.clock = clock;
    }

    @Override
    public SignInOutcome answer(SignInCall call) {
        String name = call.required("USERNAME");
        Session session = sessions.read(call, PASSWORD_VERIFIER, call.required("PASSWORD_CLAIM_SECRET_BLOCK"));
        Optional<User> user = users.bySub(call.pool().id(), session.sub());
        SrpAccount account = SrpAccount.of(user, call.pool(), text(session, "typed"), passwords, vault);
        SecretHashes.require(call.client(), call.parameters().get("SECRET_HASH"), name, account.id());
        lockout.refuseLocked(call.pool().id(), account.subject());
        sessions.consume(session);
        boolean right = proven(call, session, account);
        // Again: of many guesses at once, those after the lock learn nothing, not even a right one.
        lockout.refuseLocked(call.pool().id(), account.subject());
        if (!right) {
            lockout.failed(call.pool().id(), account.subject());
            throw Refusals.wrongCredentials();
        }
        lockout.succeeded(call.pool().id(), account.subject());
        return next.proceed(call, Progress.begun(user.orElseThrow(Refusals::wrongCredentials)));
    }

    private boolean proven(SignInCall call, Session session, SrpAccount account) {
        String timestamp = call.required("TIMESTAMP");
        String block = call.required("PASSWORD_CLAIM_SECRET_BLOCK");
        SrpExchange exchange = new SrpExchange(account.verifier(), new BigInteger(text(session, "b"), 16));
        byte[] expected = exchange.signature(
                new BigInteger(text(session, "A"), 16),
                call.pool().srpName(),
                account.id(),
                Base64.getDecoder().decode(block),
                timestamp);
        String given = call.required("PASSWORD_CLAIM_SIGNATURE");
        boolean same = MessageDigest.isEqual(Base64.getEncoder().encode(expected), given.getBytes(UTF_8));
        return same && recent(timestamp);
    }

    private boolean recent(String timestamp) {
        try {
            Instant made = LocalDateTime.parse(timestamp, TIMESTAMP).toInstant(ZoneOffset.UTC);
            return Duration.between(made, clock.instant()).abs().compareTo(SKEW) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String text(Session session, String name) {
        return (String) java.util.Objects.requireNonNull(session.state().get(name));
    }
}
