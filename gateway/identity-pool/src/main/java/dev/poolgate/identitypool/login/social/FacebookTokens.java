package dev.poolgate.identitypool.login.social;

import java.net.URI;
import java.util.Map;

/**
 * Facebook. {@code /app} tells whose app the token is of, {@code /me} whose token it is; neither needs the app's
 * secret, which a pool does not have and {@code /debug_token} would ask for.
 */
final class FacebookTokens implements AccessTokens {
    private final ProviderEndpoint endpoint;
    private final URI graph;

    FacebookTokens(ProviderEndpoint endpoint, URI graph) {
        this.endpoint = endpoint;
        this.graph = graph;
    }

    @Override
    public SocialResult verify(String token) {
        return idAt("/app", token)
                .fold(
                        app -> verify(token, app.text("id")),
                        refused -> new SocialResult.Refused(),
                        unavailable -> new SocialResult.Unavailable());
    }

    private SocialResult verify(String token, String app) {
        return idAt("/me", token)
                .fold(
                        me -> result(app, me.text("id")),
                        refused -> new SocialResult.Refused(),
                        unavailable -> new SocialResult.Unavailable());
    }

    /** The token of an app itself is nobody's, and Facebook may then answer with the app. */
    private static SocialResult result(String app, String user) {
        if (app.isEmpty() || user.isEmpty() || app.equals(user)) {
            return new SocialResult.Refused();
        }
        return new SocialResult.Verified(app, user, Map.of("aud", app, "sub", user, "app_id", app, "id", user));
    }

    private SocialAnswer idAt(String path, String token) {
        return endpoint.ask(graph + path + "?fields=id&access_token=", token);
    }
}
