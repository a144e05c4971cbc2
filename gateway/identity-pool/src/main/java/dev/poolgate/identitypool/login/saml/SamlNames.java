package dev.poolgate.identitypool.login.saml;

/** The namespaces of SAML 2.0 and XML signatures. */
final class SamlNames {
    static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

    private SamlNames() {}
}
