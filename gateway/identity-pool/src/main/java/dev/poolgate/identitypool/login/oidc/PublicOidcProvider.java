package dev.poolgate.identitypool.login.oidc;

import dev.poolgate.authorizer.token.NetworkAccess;
import java.net.URI;
import java.util.Optional;

/**
 * An OpenID Connect provider that everybody may name without registering it.
 *
 * @param key of the Logins map, and the principal in trust policies
 * @param issuer the {@code iss} of its tokens
 * @param alias another {@code iss} that it writes
 * @param keys its JWK set
 * @param network where that may be
 * @param forSts whether STS knows it too; Apple has to be registered there as any other
 */
public record PublicOidcProvider(
        String key, String issuer, Optional<String> alias, URI keys, NetworkAccess network, boolean forSts) {

    public static PublicOidcProvider google() {
        return new PublicOidcProvider(
                "accounts.google.com",
                "https://accounts.google.com",
                Optional.of("accounts.google.com"),
                URI.create("https://www.googleapis.com/oauth2/v3/certs"),
                NetworkAccess.PUBLIC_HTTPS,
                true);
    }

    public static PublicOidcProvider apple() {
        return new PublicOidcProvider(
                "appleid.apple.com",
                "https://appleid.apple.com",
                Optional.empty(),
                URI.create("https://appleid.apple.com/auth/keys"),
                NetworkAccess.PUBLIC_HTTPS,
                false);
    }

    /** The same provider, whose keys are had from elsewhere, for example through a proxy. */
    public PublicOidcProvider withKeysAt(URI elsewhere, NetworkAccess access) {
        return new PublicOidcProvider(key, issuer, alias, elsewhere, access, forSts);
    }
}
