package dev.poolgate.identitypool.login.saml;

import java.time.Duration;

/**
 * What a response must be made for.
 *
 * @param recipient where the identity provider posts to; also the destination, where a response names one
 * @param audience who it is meant for
 * @param clockSkew how far the clocks may differ
 * @param singleUse whether an assertion counts once only. Cognito's own flow shows it twice, to GetId and to
 *     GetCredentialsForIdentity, so this is for installations whose clients do otherwise
 * @param sha1 whether signatures and digests by SHA-1 count, for a provider that cannot do better
 */
public record SamlSettings(String recipient, String audience, Duration clockSkew, boolean singleUse, boolean sha1) {

    /** What identity providers send that are set up for AWS. */
    public static SamlSettings forAws() {
        return new SamlSettings(
                "https://signin.aws.amazon.com/saml", "urn:amazon:webservices", Duration.ofSeconds(30), false, false);
    }

    /** For identity providers that are set up for this installation. */
    public SamlSettings at(String otherRecipient, String otherAudience) {
        return new SamlSettings(otherRecipient, otherAudience, clockSkew, singleUse, sha1);
    }

    public SamlSettings onceOnly() {
        return new SamlSettings(recipient, audience, clockSkew, true, sha1);
    }

    /** A waiver: SHA-1 has been broken for signatures since 2017. */
    public SamlSettings withSha1() {
        return new SamlSettings(recipient, audience, clockSkew, singleUse, true);
    }
}
