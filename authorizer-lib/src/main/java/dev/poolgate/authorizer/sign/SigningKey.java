package dev.poolgate.authorizer.sign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key of one secret for one credential scope, and what it signs. Thread-safe. */
final class SigningKey {
    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private final CredentialScope scope;
    private final byte[] key;

    private SigningKey(CredentialScope scope, byte[] key) {
        this.scope = scope;
        this.key = key;
    }

    /** Takes four rounds of HMAC: {@link SigningKeys} keeps what is used again. */
    static SigningKey derive(String secret, CredentialScope scope) {
        byte[] date = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), scope.date());
        return new SigningKey(scope, hmac(hmac(hmac(date, scope.region()), scope.service()), "aws4_request"));
    }

    /** The signature of a canonical request, lower-case hex. */
    static String signature(String secret, CredentialScope scope, String amzDate, String canonicalRequest) {
        return derive(secret, scope).signature(amzDate, canonicalRequest);
    }

    String signature(String amzDate, String canonicalRequest) {
        return sign(ALGORITHM, amzDate, BodyHash.of(canonicalRequest));
    }

    /**
     * @param algorithm what the text to sign begins with
     * @param rest what follows date and scope in it
     */
    String sign(String algorithm, String amzDate, String rest) {
        return HexFormat.of().formatHex(hmac(key, String.join("\n", algorithm, amzDate, scope.text(), rest)));
    }

    CredentialScope scope() {
        return scope;
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

    @Override
    public String toString() {
        return "SigningKey[" + scope.text() + "]";
    }
}
