package dev.poolgate.identitypool.login.oidc;

import dev.poolgate.authorizer.token.AllowList;
import dev.poolgate.authorizer.token.KeySource;
import dev.poolgate.authorizer.token.Profile;
import dev.poolgate.authorizer.token.SignatureAlgorithm;
import dev.poolgate.authorizer.token.TokenUse;
import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.authorizer.token.TrustedIssuerBuilder;
import dev.poolgate.identitypool.login.ProviderIssuer;
import dev.poolgate.identitypool.providers.OidcProvider;
import dev.poolgate.identitypool.providers.TrustedProviders;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the provider behind a Logins key or an {@code iss}: a public one, or one that is registered. A token leads
 * nowhere else, so it makes nobody fetch from an address of its own (S4, S25).
 */
public final class OidcProviders {
    private static final Set<SignatureAlgorithm> ALGORITHMS = EnumSet.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384,
            SignatureAlgorithm.ES512);
    private static final Duration GRACE = Duration.ofMinutes(5);
    /** Service account tokens of Kubernetes may live for a year. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(366);

    private static final int LONGEST_NAME = 50;

    private final List<PublicOidcProvider> known;
    private final TrustedProviders registered;
    private final IssuerNetworks networks;

    /** @param known such as {@link PublicOidcProvider#google} and {@link PublicOidcProvider#apple}; may be empty */
    public OidcProviders(List<PublicOidcProvider> known, TrustedProviders registered, IssuerNetworks networks) {
        this.known = List.copyOf(known);
        this.registered = registered;
        this.networks = networks;
    }

    Optional<TrustedOidc> byKey(String key) {
        return known.stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .map(OidcProviders::trust)
                .or(() -> registered.findOidcByUrl(key).map(this::trust));
    }

    /** For STS. */
    Optional<TrustedOidc> byIssuer(String iss) {
        return byIssuer(iss, PublicOidcProvider::forSts);
    }

    /** For whoever has a token of an identity pool's user, and no key that it came under. */
    Optional<TrustedOidc> ofTokensBy(String iss) {
        return byIssuer(iss, any -> true);
    }

    private Optional<TrustedOidc> byIssuer(String iss, Predicate<PublicOidcProvider> which) {
        return known.stream()
                .filter(which)
                .map(OidcProviders::trust)
                .filter(each -> each.issuer().isNamed(iss))
                .findFirst()
                .or(() -> withoutScheme(iss)
                        .flatMap(registered::findOidcByUrl)
                        .map(this::trust)
                        .filter(each -> each.issuer().isNamed(iss)));
    }

    private static TrustedOidc trust(PublicOidcProvider provider) {
        TrustedIssuerBuilder issuer = issuer(provider.key(), provider.issuer())
                .keys(KeySource.uri(provider.keys().toString()))
                .network(provider.network());
        provider.alias().ifPresent(issuer::alias);
        return new TrustedOidc(provider.key(), Optional.empty(), List.of(), issuer.build());
    }

    private TrustedOidc trust(OidcProvider provider) {
        ProviderIssuer found = networks.issuerOf(provider.url());
        TrustedIssuer issuer = issuer(provider.url(), found.url())
                .keys(KeySource.discovery(networks.keyHostsOf(provider.url())))
                .network(found.network())
                .build();
        return new TrustedOidc(provider.url(), Optional.of(provider.arn()), provider.clientIds(), issuer);
    }

    /** Clients and kind are weighed by {@link OidcTokens}, so that a change of a provider's clients keeps its keys. */
    private static TrustedIssuerBuilder issuer(String key, String url) {
        return TrustedIssuer.named(name(key))
                .issuer(url)
                .profile(Profile.OAUTH)
                .algorithms(ALGORITHMS)
                .audiences(AllowList.any())
                .clientIds(AllowList.any())
                .tokenUse(TokenUse.ID)
                .clockSkew(GRACE)
                .maxLifetime(LONGEST_LIFE);
    }

    /** For metrics. */
    private static String name(String key) {
        String safe = key.replaceAll("[^A-Za-z0-9._-]", "-");
        return "oidc-" + safe.substring(0, Math.min(safe.length(), LONGEST_NAME));
    }

    private static Optional<String> withoutScheme(String iss) {
        int end = iss.indexOf("://");
        return end < 0 ? Optional.empty() : Optional.of(iss.substring(end + "://".length()));
    }
}
