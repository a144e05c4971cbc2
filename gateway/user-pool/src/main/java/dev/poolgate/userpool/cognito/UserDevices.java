package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.passwords.SrpExchange;
import dev.poolgate.userpool.passwords.SrpVerifier;
import dev.poolgate.userpool.storage.DeviceTable;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceRememberedStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceSecretVerifierConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceType;

/** Devices as the wire has them. */
final class UserDevices {
    private static final int LONGEST_SALT = 64;

    private UserDevices() {}

    /** The device as AWS describes one, but for the address it was last used from. */
    static DeviceType described(Pool pool, User user, DeviceTable.Row device) {
        String owner = user.username() + "." + pool.id();
        return DeviceType.builder()
                .deviceKey(device.key())
                .deviceAttributes(Stream.concat(
                                device.name().map(name -> attribute("device_name", name)).stream(),
                                Stream.of(
                                        attribute("device_status", "valid"),
                                        attribute("dev:device_owner", owner),
                                        attribute(
                                                "dev:device_remembered_status",
                                                device.remembered() ? "remembered" : "not_remembered")))
                        .toList())
                .deviceCreateDate(device.created())
                .deviceLastModifiedDate(device.modified())
                .deviceLastAuthenticatedDate(device.authenticated())
                .build();
    }

    /** Whether the device is to be remembered. */
    static boolean remembered(@Nullable DeviceRememberedStatusType status) {
        if (status == null) {
            throw Refusals.invalidParameter("Missing required parameter DeviceRememberedStatus");
        }
        return status == DeviceRememberedStatusType.REMEMBERED;
    }

    /** The token, which AWS's model does not require where nothing works without. */
    static String given(@Nullable String accessToken) {
        if (accessToken == null) {
            throw Refusals.invalidParameter("Missing required parameter AccessToken");
        }
        return accessToken;
    }

    /** What the device will prove itself by; empty where the client keeps no secret of it. */
    static Optional<SrpVerifier> verifier(@Nullable DeviceSecretVerifierConfigType given) {
        if (given == null || (given.passwordVerifier() == null && given.salt() == null)) {
            return Optional.empty();
        }
        byte[] salt = bytes(given.salt());
        byte[] verifier = bytes(given.passwordVerifier());
        if (salt.length == 0 || salt.length > LONGEST_SALT) {
            throw invalid();
        }
        BigInteger value = SrpExchange.clientValue(HexFormat.of().formatHex(withoutSign(verifier)))
                .orElseThrow(UserDevices::invalid);
        return Optional.of(new SrpVerifier(new BigInteger(1, salt).toString(16), value));
    }

    /** Clients send the sign byte of a positive number too. */
    private static byte[] withoutSign(byte[] number) {
        return number.length > 1 && number[0] == 0 ? java.util.Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static byte[] bytes(@Nullable String base64) {
        try {
            return Base64.getDecoder().decode(base64 == null ? "" : base64);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static RuntimeException invalid() {
        return Refusals.invalidParameter("Invalid device secret verifier given.");
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }
}
