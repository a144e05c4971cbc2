package dev.poolgate.authorizer.token;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/** What the description of a trusted issuer must fulfil before anything is fetched. */
final class TrustedIssuerRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    private TrustedIssuerRules() {}

    static void check(
            String name,
            String issuer,
            KeySource keys,
            Set<SignatureAlgorithm> algorithms,
            Duration clockSkew,
            Duration maxLifetime,
            NetworkAccess network) {
        require(NAME.matcher(name).matches(), "issuer name `" + name + "` must match `" + NAME + "`");
        require(!algorithms.isEmpty(), "issuer `" + name + "` needs at least one algorithm");
        require(
                !clockSkew.isNegative() && clockSkew.compareTo(MOST_SKEW) <= 0,
                "clock skew `" + clockSkew + "` of issuer `" + name + "` must be between zero and `" + MOST_SKEW + "`");
        require(
                !maxLifetime.isNegative() && !maxLifetime.isZero(),
                "max lifetime `" + maxLifetime + "` of issuer `" + name + "` must be positive");
        checkUrl("issuer", issuer);
        if (keys instanceof KeySource.Discovery) {
            checkFetchable(URI.create(issuer), network);
        } else if (keys instanceof KeySource.JwksUri remote) {
            checkUrl("jwks uri", remote.uri().toString());
            checkFetchable(remote.uri(), network);
        }
    }

    private static void checkUrl(String what, String url) {
        URI uri = URI.create(url);
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        require(
                web && uri.getHost() != null && uri.getRawFragment() == null && uri.getRawUserInfo() == null,
                what + " `" + url + "` must be an absolute http or https url without user info or fragment");
    }

    private static void checkFetchable(URI uri, NetworkAccess network) {
        require(
                "https".equals(uri.getScheme()) || network.allowsPlainHttp(),
                "keys of `" + uri + "` would be fetched over plain http, which needs the waiver `"
                        + NetworkAccess.PRIVATE_PLAIN_HTTP + "`");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
