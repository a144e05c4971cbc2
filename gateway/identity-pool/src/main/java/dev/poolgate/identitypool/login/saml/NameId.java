package dev.poolgate.identitypool.login.saml;

import dev.poolgate.identitypool.login.Login;

/** What a NameID may be, so that it can be kept as a login and stand in a log: the rest is no name. */
final class NameId {

    private NameId() {}

    /** @throws SamlRefusal where the text is empty, or no login can have it */
    static String of(String text) throws SamlRefusal {
        SamlRefusal.require(!text.isEmpty(), SamlRefusal.malformed());
        SamlRefusal.require(
                Login.admits(text),
                SamlRefusal.invalid(
                        "The NameID of the SAML response is too long or has characters that are not allowed."));
        return text;
    }
}
