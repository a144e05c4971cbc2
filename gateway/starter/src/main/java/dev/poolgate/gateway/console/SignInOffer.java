package dev.poolgate.gateway.console;

import dev.poolgate.authorizer.token.TokenUse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How one can sign in, beside by a token. Told to everybody who sees the page.
 *
 * @param issuer its configured name
 * @param codes whether at pages of its own
 * @param pool where the page asks for the password, for an issuer without pages
 */
record SignInOffer(String issuer, boolean codes, Optional<Pool> pool) {

    /**
     * A user pool that a browser signs in at by itself.
     *
     * @param client an app client without a secret
     * @param use which of its tokens open the page
     */
    record Pool(URI endpoint, String client, TokenUse use) {}

    /** As JSON has it. */
    Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("issuer", issuer);
        view.put("codes", codes);
        pool.ifPresent(each -> view.put(
                "pool",
                Map.of(
                        "endpoint",
                        each.endpoint().toString(),
                        "client",
                        each.client(),
                        "token",
                        each.use() == TokenUse.ID ? "IdToken" : "AccessToken")));
        return view;
    }
}
