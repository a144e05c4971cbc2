package dev.poolgate.identitypool.login.social;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Login with Amazon: its token information names the client, {@code aud}, and the user. */
final class AmazonTokens implements AccessTokens {
    private static final String ISSUER = "https://www.amazon.com";

    private final ProviderEndpoint endpoint;
    private final URI amazon;

    AmazonTokens(ProviderEndpoint endpoint, URI amazon) {
        this.endpoint = endpoint;
        this.amazon = amazon;
    }

    @Override
    public SocialResult verify(String token) {
        return endpoint.ask(amazon + "/auth/o2/tokeninfo?access_token=", token)
                .fold(
                        AmazonTokens::result,
                        refused -> new SocialResult.Refused(),
                        unavailable -> new SocialResult.Unavailable());
    }

    /** Here {@code exp} counts the seconds that are left. */
    private static SocialResult result(SocialAnswer.Known info) {
        String client = info.text("aud");
        String user = info.text("user_id");
        boolean sound = ISSUER.equals(info.text("iss")) && info.number("exp") > 0;
        if (!sound || client.isEmpty() || user.isEmpty()) {
            return new SocialResult.Refused();
        }
        Map<String, Object> claims = new HashMap<>(Map.of("aud", client, "sub", user, "user_id", user));
        if (!info.text("app_id").isEmpty()) {
            claims.put("app_id", info.text("app_id"));
        }
        return new SocialResult.Verified(client, user, claims);
    }
}
