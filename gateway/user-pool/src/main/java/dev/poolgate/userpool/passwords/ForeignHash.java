package dev.poolgate.userpool.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.password4j.Argon2Function;
import com.password4j.BcryptFunction;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * A password's hash that another directory made, in the text forms that are common. What would cost too much to check
 * is none: who imports a file must not be able to stop the server with it.
 */
public final class ForeignHash {
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");
    private static final Pattern ARGON2ID = Pattern.compile(
            "\\$argon2id\\$v=(?:16|19)\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})\\$([A-Za-z0-9+/]{8,88})\\$([A-Za-z0-9+/]{16,176})");
    private static final Pattern SCRYPT = Pattern.compile(
            "\\$scrypt\\$ln=(\\d{1,2}),r=(\\d{1,2}),p=(\\d{1,2})\\$([A-Za-z0-9+/=]{8,88})\\$([A-Za-z0-9+/=]{16,176})");
    private static final Pattern PBKDF2 = Pattern.compile(
            "\\$pbkdf2-sha256\\$(?:i=)?(\\d{1,8})(?:,l=\\d+)?\\$([A-Za-z0-9+./=]{8,88})\\$([A-Za-z0-9+./=]{16,176})");

    private static final int BCRYPT_COST = 15;
    private static final int MEMORY_KIB = 256 * 1024;
    private static final int PASSES = 16;
    /** Memory times passes, of Argon2id and of scrypt: a second or two. */
    private static final long MOST_WORK_KIB = 1024L * 1024;

    private static final int LANES = 8;
    private static final int PBKDF2_ITERATIONS = 2_000_000;
    private static final int SHA_BYTES = 32;

    private final String algorithm;
    private final String text;

    private ForeignHash(String algorithm, String text) {
        this.algorithm = algorithm;
        this.text = text;
    }

    /**
     * Reads a hash; empty where it is none of the algorithm, or too costly.
     *
     * @param algorithm one of AWS's {@code PasswordHashingAlgorithmType}
     */
    public static Optional<ForeignHash> parse(String algorithm, String text) {
        boolean fits =
                switch (algorithm) {
                    case "BCRYPT" -> bounded(BCRYPT, text, BCRYPT_COST) && number(parts(BCRYPT, text), 1) >= 4;
                    case "ARGON2ID" ->
                        bounded(ARGON2ID, text, MEMORY_KIB, PASSES, LANES) && sane(parts(ARGON2ID, text));
                    case "SCRYPT" -> bounded(SCRYPT, text, 20, 32, LANES) && scryptSane(parts(SCRYPT, text));
                    case "PBKDF2_SHA256" -> bounded(PBKDF2, text, PBKDF2_ITERATIONS) && pbkdf2Sane(parts(PBKDF2, text));
                    default -> false;
                };
        return fits ? Optional.of(new ForeignHash(algorithm, text)) : Optional.empty();
    }

    public String algorithm() {
        return algorithm;
    }

    public String text() {
        return text;
    }

    boolean matches(String password) {
        return switch (algorithm) {
            case "BCRYPT" -> BcryptFunction.getInstanceFromHash(text).check(password, text);
            case "ARGON2ID" ->
                Argon2Function.getInstanceFromHash(text).check(password.getBytes(UTF_8), text.getBytes(UTF_8));
            case "SCRYPT" -> matchesScrypt(password);
            default -> matchesPbkdf2(password);
        };
    }

    private boolean matchesScrypt(String password) {
        Matcher parts = parts(SCRYPT, text);
        byte[] expected = bytes(parts.group(5));
        byte[] made = SCrypt.generate(
                password.getBytes(UTF_8),
                bytes(parts.group(4)),
                1 << number(parts, 1),
                number(parts, 2),
                number(parts, 3),
                expected.length);
        return MessageDigest.isEqual(expected, made);
    }

    private boolean matchesPbkdf2(String password) {
        Matcher parts = parts(PBKDF2, text);
        byte[] expected = bytes(parts.group(3));
        try {
            byte[] made = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(
                            password.toCharArray(),
                            bytes(parts.group(2)),
                            number(parts, 1),
                            expected.length * Byte.SIZE))
                    .getEncoded();
            return MessageDigest.isEqual(expected, made);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2 with SHA-256", e);
        }
    }

    /** Whether the text has the form, and none of its first numbers is 0 or over its limit. */
    private static boolean bounded(Pattern form, String text, int... limits) {
        Matcher parts = form.matcher(text);
        return parts.matches()
                && IntStream.range(0, limits.length)
                        .allMatch(i -> number(parts, i + 1) >= 1 && number(parts, i + 1) <= limits[i]);
    }

    /** RFC 9106 section 3.1: 8 KiB a lane; and no more in all than a few passes over the most memory. */
    private static boolean sane(Matcher parts) {
        int memory = number(parts, 1);
        return memory >= 8 * number(parts, 3)
                && (long) memory * number(parts, 2) <= MOST_WORK_KIB
                && readable(parts, 4);
    }

    /** RFC 7914 section 2: 128 · N · r bytes, p times, and N below 2 to the 16r. */
    private static boolean scryptSane(Matcher parts) {
        long memory = ((128L << number(parts, 1)) * number(parts, 2)) >> 10;
        return memory <= MEMORY_KIB
                && memory * number(parts, 3) <= MOST_WORK_KIB
                && number(parts, 1) < 16 * number(parts, 2)
                && readable(parts, 4);
    }

    /** RFC 8018 section 5.2: all iterations anew for each 32 bytes of the hash. */
    private static boolean pbkdf2Sane(Matcher parts) {
        if (!readable(parts, 2)) {
            return false;
        }
        int blocks = (bytes(parts.group(3)).length + SHA_BYTES - 1) / SHA_BYTES;
        return (long) number(parts, 1) * blocks <= PBKDF2_ITERATIONS;
    }

    /** Whether salt and hash, the last two groups, are base64: a hash that fails at each sign-in is none. */
    private static boolean readable(Matcher parts, int salt) {
        try {
            return bytes(parts.group(salt)).length > 0 && bytes(parts.group(salt + 1)).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Matcher parts(Pattern form, String text) {
        Matcher parts = form.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException("a stored hash is not of its form");
        }
        return parts;
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    /** Some write a dot for the plus of base64, and nobody agrees on padding. */
    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64.replace('.', '+').replace("=", ""));
    }

    @Override
    public String toString() {
        return "ForeignHash[" + algorithm + ", redacted]";
    }
}
