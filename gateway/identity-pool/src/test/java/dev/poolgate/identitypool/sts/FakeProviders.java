package dev.poolgate.identitypool.sts;

import dev.poolgate.identitypool.login.SamlIdentity;
import dev.poolgate.identitypool.login.SamlResult;
import dev.poolgate.identitypool.login.SamlVerifier;
import dev.poolgate.identitypool.login.WebIdentity;
import dev.poolgate.identitypool.login.WebIdentityResult;
import dev.poolgate.identitypool.login.WebIdentityVerifier;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tokens and responses by name, with what a verifier would make of each. */
public final class FakeProviders implements WebIdentityVerifier, SamlVerifier {
    private final Map<String, WebIdentityResult> tokens = new HashMap<>();
    private final Map<String, SamlResult> responses = new HashMap<>();

    public void token(String token, WebIdentity identity) {
        tokens.put(token, new WebIdentityResult.Verified(identity));
    }

    void token(String token, WebIdentityResult result) {
        tokens.put(token, result);
    }

    public void response(String response, SamlIdentity identity) {
        responses.put(response, new SamlResult.Verified(identity));
    }

    void response(String response, SamlResult result) {
        responses.put(response, result);
    }

    @Override
    public WebIdentityResult verify(String token, Optional<String> providerId) {
        return tokens.getOrDefault(
                token,
                new WebIdentityResult.Rejected(
                        WebIdentityResult.Reason.INVALID,
                        "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)"));
    }

    @Override
    public SamlResult verify(String providerArn, String response) {
        return responses.getOrDefault(
                response, new SamlResult.Rejected(SamlResult.Reason.INVALID, "Response signature invalid"));
    }
}
