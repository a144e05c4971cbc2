package dev.poolgate.authorizer.iam;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An OpenID Connect or OAuth provider that a trust policy names, by its ARN or as one that AWS knows without.
 *
 * @param text as condition keys begin, in lower case
 */
record OidcProviderName(String text) {
    private static final String IN_ARN = ":oidc-provider/";
    private static final Set<String> WELL_KNOWN = Set.of("accounts.google.com", "graph.facebook.com", "www.amazon.com");

    /** Empty for other kinds of federation, such as SAML. */
    static Optional<OidcProviderName> of(String principal) {
        int start = principal.indexOf(IN_ARN);
        String name = start < 0 ? principal : principal.substring(start + IN_ARN.length());
        return start >= 0 || WELL_KNOWN.contains(principal)
                ? Optional.of(new OidcProviderName(name.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** Each provider says in one of these for which client its token is. */
    Set<String> audienceKeys() {
        return Set.of(text + ":aud", text + ":azp", text + ":app_id");
    }
}
