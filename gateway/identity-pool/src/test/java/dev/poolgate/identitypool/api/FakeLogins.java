package dev.poolgate.identitypool.api;

import dev.poolgate.identitypool.login.Login;
import dev.poolgate.identitypool.login.LoginError;
import dev.poolgate.identitypool.login.LoginResult;
import dev.poolgate.identitypool.login.LoginVerifier;
import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.HashMap;
import java.util.Map;

/**
 * A verifier for tests of the operations alone: a token is the text {@code subject}, {@code subject@client},
 * {@code forged}, {@code unreachable} or {@code subject revoked}. Real tokens are tested elsewhere.
 */
final class FakeLogins implements LoginVerifier {
    static final String IDP = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC";
    static final String OTHER_IDP = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Xyz";
    static final String CLIENT = "client1";

    private final Map<String, Map<String, Object>> claims = new HashMap<>();

    /** Gives the tokens of a subject these claims. */
    void claims(String subject, Map<String, Object> values) {
        claims.put(subject, values);
    }

    @Override
    public LoginResult verify(String provider, String token) {
        return switch (token) {
            case "forged" -> LoginError.UNVERIFIABLE.rejected();
            case "unreachable" -> new LoginResult.Unavailable(provider);
            default -> new LoginResult.Verified(login(provider, token));
        };
    }

    private VerifiedLogin login(String provider, String token) {
        boolean revoked = token.endsWith(" revoked");
        String[] parts = token.replace(" revoked", "").split("@", 2);
        return new VerifiedLogin(
                new Login(provider, parts[0]),
                parts.length == 2 ? parts[1] : CLIENT,
                claims.getOrDefault(parts[0], Map.of()),
                revoked);
    }
}
