package dev.poolgate.identitypool.login;

import dev.poolgate.identitypool.session.Lineage;
import dev.poolgate.identitypool.session.Origin;
import java.util.Map;
import java.util.Optional;

/**
 * Whom a web identity token speaks of, proven.
 *
 * @param principal what a trust policy names as {@code Federated}: {@code cognito-identity.amazonaws.com},
 *     {@code accounts.google.com}, {@code www.amazon.com}, {@code graph.facebook.com}, or an OIDC provider's ARN
 * @param keyPrefix what the condition keys of its claims begin with, for example {@code cognito-identity.amazonaws.com}
 *     or {@code host/path} of an OIDC provider
 * @param subject the provider's name for the user
 * @param audience the client or identity pool that the token was issued to
 * @param claims all of them
 * @param lineage what ends the sessions begun with it
 */
public record WebIdentity(
        String principal,
        String keyPrefix,
        String subject,
        String audience,
        Map<String, Object> claims,
        Lineage lineage) {

    /** Of a provider outside, as far as it may revoke its token. */
    public WebIdentity(
            String principal, String keyPrefix, String subject, String audience, Map<String, Object> claims) {
        this(
                principal,
                keyPrefix,
                subject,
                audience,
                claims,
                Lineage.beginning(Optional.empty(), Origin.of(claims).stream().toList()));
    }
}
