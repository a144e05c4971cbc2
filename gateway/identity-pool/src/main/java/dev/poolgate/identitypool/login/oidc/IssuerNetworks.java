package dev.poolgate.identitypool.login.oidc;

import dev.poolgate.authorizer.token.NetworkAccess;
import dev.poolgate.identitypool.login.ProviderIssuer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the issuers of registered providers may be: on public addresses over https, but for those that configuration
 * lists. Whoever may register a provider can thereby make nobody look into a private network (S25).
 *
 * @param privateIssuers full URLs, for example {@code http://127.0.0.1:8180/realms/corp}; only one with {@code http} is
 *     spoken to without TLS
 * @param keyHosts hosts besides the issuer's own where a provider, by its URL without scheme, may keep its keys
 */
public record IssuerNetworks(List<String> privateIssuers, Map<String, Set<String>> keyHosts) {

    /** @throws IllegalArgumentException where a private issuer is no http or https URL */
    public IssuerNetworks {
        privateIssuers = List.copyOf(privateIssuers);
        keyHosts = Map.copyOf(keyHosts);
        privateIssuers.forEach(IssuerNetworks::check);
    }

    public static IssuerNetworks publicOnly() {
        return new IssuerNetworks(List.of(), Map.of());
    }

    public static IssuerNetworks withPrivate(String... issuers) {
        return new IssuerNetworks(List.of(issuers), Map.of());
    }

    /** @param url the issuer without its scheme */
    ProviderIssuer issuerOf(String url) {
        if (privateIssuers.contains("http://" + url)) {
            return new ProviderIssuer("http://" + url, NetworkAccess.PRIVATE_PLAIN_HTTP);
        }
        String https = "https://" + url;
        boolean known = privateIssuers.contains(https);
        return new ProviderIssuer(https, known ? NetworkAccess.PRIVATE_HTTPS : NetworkAccess.PUBLIC_HTTPS);
    }

    String[] keyHostsOf(String url) {
        return keyHosts.getOrDefault(url, Set.of()).toArray(String[]::new);
    }

    private static void check(String url) {
        URI uri = URI.create(url);
        if (uri.getHost() == null || !(url.startsWith("http://") || url.startsWith("https://"))) {
            throw new IllegalArgumentException("private issuer `" + url + "` is no http or https url");
        }
    }
}
