package dev.poolgate.authorizer.sign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Derives the key of a credential scope and signs with it. */
final class SigningKey {
    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private SigningKey() {}

    /** The signature of a canonical request, lower-case hex. */
    static String signature(String secret, CredentialScope scope, String amzDate, String canonicalRequest) {
        String stringToSign = String.join("\n", ALGORITHM, amzDate, scope.text(), BodyHash.of(canonicalRequest));
        return HexFormat.of().formatHex(hmac(derived(secret, scope), stringToSign));
    }

    private static byte[] derived(String secret, CredentialScope scope) {
        byte[] date = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), scope.date());
        return hmac(hmac(hmac(date, scope.region()), scope.service()), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every java platform has `HmacSHA256`", e);
        }
    }
}
