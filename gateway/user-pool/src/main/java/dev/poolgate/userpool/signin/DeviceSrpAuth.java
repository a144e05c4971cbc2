package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.DEVICE_PASSWORD_VERIFIER;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.DEVICE_SRP_AUTH;

import dev.poolgate.userpool.accounts.Devices;
import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.passwords.SrpVerifier;
import dev.poolgate.userpool.signin.SignInOutcome.Challenged;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code DEVICE_SRP_AUTH}: the device begins to prove itself, and is asked for the proof. */
final class DeviceSrpAuth implements Challenge {
    private final Users users;
    private final Devices devices;
    private final Sessions sessions;
    private final SrpRound srp;

    DeviceSrpAuth(Users users, Devices devices, Sessions sessions, SrpRound srp) {
        this.users = users;
        this.devices = devices;
        this.sessions = sessions;
        this.srp = srp;
    }

    @Override
    public SignInOutcome answer(SignInCall call) {
        String name = call.required("USERNAME");
        String key = call.required("DEVICE_KEY");
        BigInteger clientValue = SrpRound.clientValue(call);
        Session session = sessions.read(call, DEVICE_SRP_AUTH, call.requiredSession());
        User user = users.find(call.pool(), name)
                .filter(found -> found.sub().equals(session.sub()))
                .orElseThrow(Sessions::invalid);
        SecretHashes.require(call.client(), call.parameters().get("SECRET_HASH"), name, user.username());
        Progress progress = Progress.resumed(user, session);
        if (!progress.deviceKey().equals(Optional.of(key))) {
            throw Sessions.invalid();
        }
        SrpVerifier verifier = devices.verifier(devices.require(user, key)).orElseThrow(Sessions::invalid);
        sessions.consume(session);
        Map<String, String> parameters = new HashMap<>(
                srp.ask(call, user.sub(), DEVICE_PASSWORD_VERIFIER, verifier, clientValue, progress.state()));
        parameters.put("DEVICE_KEY", key);
        parameters.put("USERNAME", user.username());
        return new Challenged(DEVICE_PASSWORD_VERIFIER, Optional.empty(), parameters);
    }
}
