package dev.poolgate.identitypool.login.saml;

/** How STS names the format of a NameID: by its last word where SAML 2.0 defines it, else in full. */
final class NameFormat {
    private static final String SAML2 = "urn:oasis:names:tc:SAML:2.0:nameid-format:";
    private static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

    private NameFormat() {}

    /** @param format empty where the NameID names none */
    static String of(String format) {
        if (format.isEmpty()) {
            return UNSPECIFIED;
        }
        return format.equals(SAML2 + "persistent") || format.equals(SAML2 + "transient")
                ? format.substring(SAML2.length())
                : format;
    }
}
