package dev.poolgate.userpool.passwords;

import java.time.Instant;

/** The app on a user's phone: it knows the secret that was typed in, and the time. */
public final class AuthenticatorApp {
    private final byte[] secret;

    public AuthenticatorApp(String secretCode) {
        secret = new byte[secretCode.length() * 5 / 8];
        int bits = 0;
        int buffer = 0;
        int at = 0;
        for (int i = 0; i < secretCode.length(); i++) {
            buffer = (buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(secretCode.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                secret[at++] = (byte) (buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
    }

    public String code(Instant now) {
        return Totp.code(secret, Totp.step(now));
    }

    /** A code that is not right at this time. */
    public String wrongCode(Instant now) {
        for (int number = 0; ; number++) {
            String code = String.format("%06d", number);
            if (Totp.matching(secret, code, now).isEmpty()) {
                return code;
            }
        }
    }
}
