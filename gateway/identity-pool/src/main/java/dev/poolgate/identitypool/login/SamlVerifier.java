package dev.poolgate.identitypool.login;

/** Verifies SAML 2.0 responses against the metadata of a registered provider. */
public interface SamlVerifier {

    /**
     * @param providerArn {@code arn:aws:iam::account:saml-provider/name}
     * @param response base64, untrusted
     */
    SamlResult verify(String providerArn, String response);
}
