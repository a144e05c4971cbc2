package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.DEVICE_PASSWORD_VERIFIER;

import dev.poolgate.userpool.accounts.Devices;
import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.passwords.SrpVerifier;
import dev.poolgate.userpool.storage.DeviceTable;
import dev.poolgate.userpool.storage.UserTable;
import java.util.Optional;

/**
 * {@code DEVICE_PASSWORD_VERIFIER}: judges the proof that this is the device that was confirmed. Wrong proofs lock the
 * device out as wrong passwords do the user, counted apart: else a right password in between would forget them.
 */
final class DevicePasswordVerifier implements Challenge {
    private final UserTable users;
    private final Devices devices;
    private final Sessions sessions;
    private final SrpRound srp;
    private final PasswordLockout lockout;
    private final NextSteps next;

    DevicePasswordVerifier(
            UserTable users,
            Devices devices,
            Sessions sessions,
            SrpRound srp,
            PasswordLockout lockout,
            NextSteps next) {
        this.users = users;
        this.devices = devices;
        this.sessions = sessions;
        this.srp = srp;
        this.lockout = lockout;
        this.next = next;
    }

    @Override
    public SignInOutcome answer(SignInCall call) {
        String name = call.required("USERNAME");
        String key = call.required("DEVICE_KEY");
        Session session = srp.read(call, DEVICE_PASSWORD_VERIFIER);
        User user = users.bySub(call.pool().id(), session.sub()).orElseThrow(Sessions::invalid);
        SecretHashes.require(call.client(), call.parameters().get("SECRET_HASH"), name, user.username());
        Progress progress = Progress.resumed(user, session);
        if (!progress.deviceKey().equals(Optional.of(key))) {
            throw Sessions.invalid();
        }
        DeviceTable.Row device = devices.require(user, key);
        requireProof(call, session, device);
        devices.authenticated(user, key);
        Progress proven = progress.passing(DeviceStep.NAME);
        return next.proceed(
                call, DeviceStep.replacesSecondFactor(call, device) ? proven.passing(Progress.SECOND_FACTOR) : proven);
    }

    private void requireProof(SignInCall call, Session session, DeviceTable.Row device) {
        SrpVerifier verifier = devices.verifier(device).orElseThrow(Sessions::invalid);
        lockout.refuseLocked(device.poolId(), device.key());
        sessions.consume(session);
        boolean right = srp.proven(call, session, verifier, device.groupKey(), device.key());
        // Again: of many guesses at once, those after the lock learn nothing, not even a right one.
        lockout.refuseLocked(device.poolId(), device.key());
        if (!right) {
            lockout.failed(device.poolId(), device.key());
            throw Refusals.wrongCredentials();
        }
        lockout.succeeded(device.poolId(), device.key());
    }
}
