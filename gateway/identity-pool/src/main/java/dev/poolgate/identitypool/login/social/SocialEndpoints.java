package dev.poolgate.identitypool.login.social;

import dev.poolgate.authorizer.token.NetworkAccess;
import java.net.URI;

/**
 * Where Facebook and Amazon answer; to be changed for a proxy.
 *
 * @param facebook the Graph API, with or without a version
 * @param amazon Login with Amazon
 */
public record SocialEndpoints(URI facebook, URI amazon, NetworkAccess network) {

    public static SocialEndpoints defaults() {
        return new SocialEndpoints(
                URI.create("https://graph.facebook.com"),
                URI.create("https://api.amazon.com"),
                NetworkAccess.PUBLIC_HTTPS);
    }
}
