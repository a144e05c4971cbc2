package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.PASSWORD_VERIFIER;

import dev.poolgate.userpool.accounts.Passwords;
import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.UserTable;
import dev.poolgate.userpool.storage.Vault;
import java.util.Optional;

/** {@code PASSWORD_VERIFIER}: judges the proof that the user knows the password. */
final class PasswordVerifier implements Challenge {
    private final UserTable users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final SrpRound srp;
    private final PasswordLockout lockout;
    private final Vault vault;
    private final NextSteps next;
    private final CustomAuth custom;

    PasswordVerifier(
            UserTable users,
            Passwords passwords,
            Sessions sessions,
            SrpRound srp,
            PasswordLockout lockout,
            Vault vault,
            NextSteps next,
            CustomAuth custom) {
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.srp = srp;
        this.lockout = lockout;
        this.vault = vault;
        this.next = next;
        this.custom = custom;
    }

    @Override
    public SignInOutcome answer(SignInCall call) {
        String name = call.required("USERNAME");
        Session session = srp.read(call, PASSWORD_VERIFIER);
        Optional<User> user = users.bySub(call.pool().id(), session.sub());
        SrpAccount account = SrpAccount.of(user, call.pool(), session.text("typed"), passwords, vault);
        SecretHashes.require(call.client(), call.parameters().get("SECRET_HASH"), name, account.id());
        lockout.refuseLocked(call.pool().id(), account.subject());
        sessions.consume(session);
        boolean right =
                srp.proven(call, session, account.verifier(), call.pool().srpName(), account.id());
        // Again: of many guesses at once, those after the lock learn nothing, not even a right one.
        lockout.refuseLocked(call.pool().id(), account.subject());
        if (!right) {
            lockout.failed(call.pool().id(), account.subject());
            throw Refusals.wrongCredentials();
        }
        lockout.succeeded(call.pool().id(), account.subject());
        User proven = user.orElseThrow(Refusals::wrongCredentials);
        return CustomAttempt.isIn(session)
                ? custom.proceed(
                        call,
                        CustomAttempt.of(session, user).with(PASSWORD_VERIFIER.toString(), true, Optional.empty()))
                : next.proceed(call, Progress.resumed(proven, session));
    }
}
