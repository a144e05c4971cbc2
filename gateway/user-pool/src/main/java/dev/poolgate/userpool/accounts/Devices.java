package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.passwords.SrpVerifier;
import dev.poolgate.userpool.storage.DeviceTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.Vault;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceKeyExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidUserPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NewDeviceMetadataType;

/**
 * The devices of users: offered at a sign-in, confirmed by the user's client, proven at later sign-ins. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html">user
 * devices</a>.
 *
 * <p>An offer is not stored: the access token of the sign-in carries the key, and is what proves it at the
 * confirmation.
 */
public final class Devices {
    private static final int GROUP_DIGITS = 8;

    private final UserPoolStorage storage;
    private final Vault vault;
    private final Identifiers identifiers;
    private final Clock clock;

    public Devices(UserPoolStorage storage, Vault vault, Identifiers identifiers, Clock clock) {
        this.storage = storage;
        this.vault = vault;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** Names for a device that nobody knows yet. */
    public NewDeviceMetadataType offer(Pool pool) {
        String key = pool.region() + "_" + identifiers.uuid();
        return NewDeviceMetadataType.builder()
                .deviceKey(key)
                .deviceGroupKey(groupKey(pool, key))
                .build();
    }

    /**
     * Confirms an offered device.
     *
     * @param verifier by which it will prove itself
     * @return whether the user still has to say that it is to be remembered
     * @throws DeviceKeyExistsException where it was confirmed before
     */
    public boolean confirm(Pool pool, User user, String key, Optional<String> name, Optional<SrpVerifier> verifier) {
        boolean asks = Boolean.TRUE.equals(pool.settings().deviceConfiguration().deviceOnlyRememberedOnUserPrompt());
        Instant now = clock.instant();
        try {
            storage.devices()
                    .insert(new DeviceTable.Row(
                            pool.id(),
                            user.sub(),
                            key,
                            groupKey(pool, key),
                            name,
                            !asks,
                            verifier.map(secret -> sealed(key, secret)),
                            now,
                            now,
                            now));
        } catch (DuplicateKeyException before) {
            throw DeviceKeyExistsException.builder()
                    .message("Device already exists.")
                    .cause(before)
                    .writableStackTrace(false)
                    .build();
        }
        return asks;
    }

    /**
     * The device.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException where it is not
     *     one that this user confirmed; clients forget the key at these words, and sign in without
     */
    public DeviceTable.Row require(User user, String key) {
        return storage.devices().find(user.poolId(), user.sub(), key).orElseThrow(Devices::unknown);
    }

    public List<DeviceTable.Row> list(User user, String after, int limit) {
        return storage.devices().list(user.poolId(), user.sub(), after, limit);
    }

    /** Changes whether the device is remembered. */
    public void remember(User user, String key, boolean remembered) {
        if (!storage.devices().remember(user.poolId(), user.sub(), key, remembered, clock.instant())) {
            throw unknown();
        }
    }

    /** Notes that the device proved itself. */
    public void authenticated(User user, String key) {
        if (!storage.devices().authenticated(user.poolId(), user.sub(), key, clock.instant())) {
            throw unknown();
        }
    }

    /** Forgets the device, and ends its refresh tokens: who forgets a device may have lost it. */
    public void forget(User user, String key) {
        storage.atomically(() -> {
            storage.users().lock(user.poolId(), user.sub());
            if (!storage.devices().delete(user.poolId(), user.sub(), key)) {
                throw unknown();
            }
            storage.refreshTokens().revokeDevice(user.poolId(), user.sub(), key, clock.instant());
        });
    }

    /** By what the device proves itself; empty where it was confirmed without. */
    public Optional<SrpVerifier> verifier(DeviceTable.Row device) {
        return device.secret()
                .map(secret -> new SrpVerifier(
                        secret.salt(), new BigInteger(1, vault.open(context(device.key()), secret.sealedVerifier()))));
    }

    /** @throws InvalidUserPoolConfigurationException where the pool does not know devices */
    public static void requireTracking(Pool pool) {
        if (!pool.tracksDevices()) {
            throw InvalidUserPoolConfigurationException.builder()
                    .message("Device tracking is not configured for the user pool.")
                    .writableStackTrace(false)
                    .build();
        }
    }

    private DeviceTable.Secret sealed(String key, SrpVerifier verifier) {
        return new DeviceTable.Secret(
                verifier.salt(), vault.seal(context(key), verifier.value().toByteArray()));
    }

    private String groupKey(Pool pool, String key) {
        return "-" + vault.mark("device group " + pool.id() + "/" + key).substring(0, GROUP_DIGITS);
    }

    private static String context(String key) {
        return "device verifier " + key;
    }

    private static RuntimeException unknown() {
        return Refusals.resourceNotFound("Device does not exist.");
    }
}
