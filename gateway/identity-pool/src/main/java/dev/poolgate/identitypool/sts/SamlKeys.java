package dev.poolgate.identitypool.sts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.poolgate.identitypool.login.SamlIdentity;
import dev.poolgate.identitypool.session.Federation;
import dev.poolgate.identitypool.session.SessionTags;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a proven SAML identity brings to a session.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html">Keys for
 *     SAML-based AWS STS federation</a>
 */
final class SamlKeys {
    private static final String ATTRIBUTE = "https://aws.amazon.com/SAML/Attributes/";
    private static final int ACCOUNT = 4;
    private static final int NAME = 5;

    private SamlKeys() {}

    static Federation federation(SamlIdentity identity) {
        return new Federation(
                identity.providerArn(),
                Map.of(
                        "saml:aud", List.of(identity.audience()),
                        "saml:iss", List.of(identity.issuer()),
                        "saml:sub", List.of(identity.subject()),
                        "saml:sub_type", List.of(identity.subjectType()),
                        "saml:doc", List.of(provider(identity)),
                        "saml:namequalifier", List.of(nameQualifier(identity))));
    }

    static SessionTags tags(SamlIdentity identity) {
        return new SessionTags(
                identity.principalTags(),
                Set.copyOf(identity.attributes().getOrDefault(ATTRIBUTE + "TransitiveTagKeys", List.of())));
    }

    static Optional<String> sourceIdentity(SamlIdentity identity) {
        return identity.attributes().getOrDefault(ATTRIBUTE + "SourceIdentity", List.of()).stream()
                .findFirst();
    }

    /** Base64 of the SHA-1 of issuer, account and provider: with the subject, it names a user for good. */
    static String nameQualifier(SamlIdentity identity) {
        try {
            byte[] text = (identity.issuer() + provider(identity)).getBytes(UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every java platform has `SHA-1`", e);
        }
    }

    /** {@code account/name}. */
    private static String provider(SamlIdentity identity) {
        String[] arn = identity.providerArn().split(":", NAME + 1);
        return arn[ACCOUNT] + "/" + arn[NAME].substring(arn[NAME].indexOf('/') + 1);
    }
}
