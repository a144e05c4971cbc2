package dev.poolgate.authorizer.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A {@code RoleSessionName}, by which trails of the backend tell who acted: the subject itself where STS allows it,
 * else its hash, so that no subject can write anything else into a request (S64).
 */
final class SessionName {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_+=,.@-]{2,64}");
    private static final String HASHED = "sha256=";

    private SessionName() {}

    /** The same name for the same subject, and another one for any other. */
    static String of(String subject) {
        // a subject that looks hashed is hashed too: it could be made to look like another's name
        return ALLOWED.matcher(subject).matches() && !subject.startsWith(HASHED) ? subject : HASHED + hash(subject);
    }

    private static String hash(String subject) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every java platform has `SHA-256`", e);
        }
    }
}
