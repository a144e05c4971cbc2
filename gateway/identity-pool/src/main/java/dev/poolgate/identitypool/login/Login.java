package dev.poolgate.identitypool.login;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Who somebody is at one provider.
 *
 * @param provider the key in the API's Logins map, for a user pool {@code cognito-idp.region.amazonaws.com/poolId}
 * @param subject the user's id at that provider
 */
public record Login(String provider, String subject) {
    /** What a developer's user may have at AWS. */
    private static final int MAX_CHARACTERS = 1024;
    /** What any database has room for in an index; 1024 characters of most scripts fit. */
    private static final int MAX_BYTES = 2048;

    /**
     * Whether a user can have this id: it is kept, of which it is a key, and stands in logs and policies. So it is not
     * empty, has at most 1024 characters and 2048 bytes, and no control characters or halves of surrogate pairs.
     */
    public static boolean admits(String subject) {
        return !subject.isEmpty()
                && subject.codePointCount(0, subject.length()) <= MAX_CHARACTERS
                && subject.getBytes(UTF_8).length <= MAX_BYTES
                && subject.chars().noneMatch(Character::isISOControl)
                && UTF_8.newEncoder().canEncode(subject);
    }
}
