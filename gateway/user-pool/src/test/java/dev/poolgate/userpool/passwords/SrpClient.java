package dev.poolgate.userpool.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NewDeviceMetadataType;

/** The client's half of SRP, as the SDKs in browsers compute it. */
public final class SrpClient {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "EEE MMM d HH:mm:ss 'UTC' uuuu", Locale.US)
            .withZone(ZoneOffset.UTC);
    private final BigInteger secret = new BigInteger(1024, new SecureRandom());
    private final String group;

    public SrpClient(String poolId) {
        this.group = poolId.substring(poolId.indexOf('_') + 1);
    }

    private SrpClient(NewDeviceMetadataType device) {
        this.group = device.deviceGroupKey();
    }

    /** Of a device that proves itself, not of a user. */
    public static SrpClient ofDevice(NewDeviceMetadataType device) {
        return new SrpClient(device);
    }

    public String publicValue() {
        return value().toString(16);
    }

    public Map<String, String> answer(Map<String, String> challenge, String password, Instant now) {
        String user = challenge.getOrDefault("DEVICE_KEY", challenge.getOrDefault("USER_ID_FOR_SRP", ""));
        String block = challenge.getOrDefault("SECRET_BLOCK", "");
        String timestamp = TIMESTAMP.format(now);
        byte[] signature = hmac(
                key(challenge, user, password),
                group.getBytes(UTF_8),
                user.getBytes(UTF_8),
                Base64.getDecoder().decode(block),
                timestamp.getBytes(UTF_8));
        Map<String, String> answer = new HashMap<>(Map.of(
                "USERNAME",
                challenge.getOrDefault("USERNAME", ""),
                "PASSWORD_CLAIM_SECRET_BLOCK",
                block,
                "TIMESTAMP",
                timestamp,
                "PASSWORD_CLAIM_SIGNATURE",
                Base64.getEncoder().encodeToString(signature)));
        if (challenge.containsKey("DEVICE_KEY")) {
            answer.put("DEVICE_KEY", user);
        }
        return answer;
    }

    private byte[] key(Map<String, String> challenge, String user, String password) {
        BigInteger serverValue = new BigInteger(challenge.getOrDefault("SRP_B", ""), 16);
        BigInteger x = SrpVerifier.exponent(group, user, password, challenge.getOrDefault("SALT", ""));
        BigInteger u = SrpGroup.number(SrpGroup.sha256(SrpGroup.pad(value()), SrpGroup.pad(serverValue)));
        BigInteger s = serverValue
                .subtract(SrpGroup.K.multiply(SrpGroup.G.modPow(x, SrpGroup.N)))
                .modPow(secret.add(u.multiply(x)), SrpGroup.N);
        byte[] extracted = hmac(SrpGroup.pad(u), SrpGroup.pad(s));
        return Arrays.copyOf(hmac(extracted, "Caldera Derived Key".getBytes(UTF_8), new byte[] {1}), 16);
    }

    private BigInteger value() {
        return SrpGroup.G.modPow(secret, SrpGroup.N);
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
