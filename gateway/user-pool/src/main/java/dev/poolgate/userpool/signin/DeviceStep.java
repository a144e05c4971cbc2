package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.DEVICE_SRP_AUTH;

import dev.poolgate.userpool.accounts.Devices;
import dev.poolgate.userpool.signin.SignInOutcome.Challenged;
import dev.poolgate.userpool.storage.DeviceTable;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a device that the client names to prove itself. Stands twice in the order of steps: before the second factor,
 * where the device's proof makes that needless, and else after it, because clients expect tokens right after the
 * device's proof.
 */
final class DeviceStep implements Step {
    static final String NAME = "DEVICE";

    private final Devices devices;
    private final Sessions sessions;
    private final boolean insteadOfSecondFactor;

    private DeviceStep(Devices devices, Sessions sessions, boolean insteadOfSecondFactor) {
        this.devices = devices;
        this.sessions = sessions;
        this.insteadOfSecondFactor = insteadOfSecondFactor;
    }

    static Step insteadOfSecondFactor(Devices devices, Sessions sessions) {
        return new DeviceStep(devices, sessions, true);
    }

    static Step afterSecondFactor(Devices devices, Sessions sessions) {
        return new DeviceStep(devices, sessions, false);
    }

    @Override
    public Optional<Challenged> ask(SignInCall call, Progress progress) {
        if (!call.pool().tracksDevices() || progress.hasPassed(NAME)) {
            return Optional.empty();
        }
        return progress.deviceKey()
                .map(key -> devices.require(progress.user(), key))
                .filter(device -> device.secret().isPresent())
                .filter(device -> !insteadOfSecondFactor || replacesSecondFactor(call, device))
                .map(device -> question(call, progress));
    }

    /** Whether the proof of the device is as good as a second factor. */
    static boolean replacesSecondFactor(SignInCall call, DeviceTable.Row device) {
        return call.pool().remembersDevices() && device.remembered();
    }

    private Challenged question(SignInCall call, Progress progress) {
        String session = sessions.open(call, progress.user().sub(), DEVICE_SRP_AUTH, progress.state());
        return new Challenged(DEVICE_SRP_AUTH, Optional.of(session), Map.of());
    }
}
