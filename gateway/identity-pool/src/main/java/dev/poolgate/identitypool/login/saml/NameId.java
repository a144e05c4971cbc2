package dev.poolgate.identitypool.login.saml;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What a NameID may be, so that it can be kept as a login and stand in a log: the rest is no name. */
final class NameId {
    private static final int MAX_CHARACTERS = 1024;
    /** What any database has room for in an index; 1024 characters of most scripts fit. */
    private static final int MAX_BYTES = 2048;

    private NameId() {}

    /** @throws SamlRefusal where the text is empty, too long or has control characters */
    static String of(String text) throws SamlRefusal {
        SamlRefusal.require(!text.isEmpty(), SamlRefusal.malformed());
        SamlRefusal.require(
                text.codePointCount(0, text.length()) <= MAX_CHARACTERS
                        && text.getBytes(UTF_8).length <= MAX_BYTES
                        && text.chars().noneMatch(Character::isISOControl),
                SamlRefusal.invalid(
                        "The NameID of the SAML response is too long or has characters that are not allowed."));
        return text;
    }
}
