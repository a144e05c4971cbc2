package dev.poolgate.identitypool.iam;

import java.net.URI;
import java.net.URISyntaxException;

/** The URL of an OpenID Connect provider, which is its issuer. */
final class ProviderUrl {
    private static final String SCHEME = "https://";

    private ProviderUrl() {}

    /**
     * Without its scheme, as in the ARN and in Logins keys.
     *
     * @throws software.amazon.awssdk.services.iam.model.InvalidInputException where no issuer can have it (OpenID
     *     Connect Discovery 1.0, section 3: https, no query, no fragment)
     */
    static String withoutScheme(String url) {
        if (!url.startsWith(SCHEME) || !issuer(url)) {
            throw Refusals.invalid("Invalid Open ID Connect Provider URL");
        }
        return url.substring(SCHEME.length());
    }

    private static boolean issuer(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
