package dev.poolgate.identitypool.login.saml;

import dev.poolgate.identitypool.login.Login;
import dev.poolgate.identitypool.login.LoginError;
import dev.poolgate.identitypool.login.LoginResult;
import dev.poolgate.identitypool.login.LoginSource;
import dev.poolgate.identitypool.login.LoginVerifier;
import dev.poolgate.identitypool.login.SamlIdentity;
import dev.poolgate.identitypool.login.SamlResult;
import dev.poolgate.identitypool.login.SamlVerifier;
import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Verifies the SAML responses of the Logins map, whose keys are the ARNs of providers. */
public final class SamlLogins implements LoginVerifier {
    private static final String NAME_IDENTIFIER =
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier";

    private final SamlVerifier verifier;

    public SamlLogins(SamlVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public LoginResult verify(String provider, String token) {
        return verifier.verify(provider, token)
                .fold(identity -> new LoginResult.Verified(login(identity)), SamlLogins::rejected);
    }

    /** The words of STS behind Cognito's opening. */
    private static LoginResult rejected(SamlResult.Rejected rejected) {
        return new LoginResult.Rejected(
                rejected.reason() == SamlResult.Reason.EXPIRED ? LoginError.EXPIRED : LoginError.UNVERIFIABLE,
                "Invalid login token. " + rejected.message());
    }

    private static VerifiedLogin login(SamlIdentity identity) {
        return new VerifiedLogin(
                new Login(identity.providerArn(), identity.subject()),
                identity.audience(),
                claims(identity),
                false,
                LoginSource.saml(identity.providerArn()));
    }

    /** What the default tags and rules read; no attribute of the same name stands in for it. */
    private static Map<String, Object> claims(SamlIdentity identity) {
        Map<String, Object> claims = new HashMap<>();
        identity.attributes().forEach((name, values) -> claims.put(name, claim(values)));
        claims.putIfAbsent(NAME_IDENTIFIER, identity.subject());
        claims.put("sub", identity.subject());
        claims.put("aud", identity.audience());
        claims.put("iss", identity.issuer());
        return claims;
    }

    private static Object claim(List<String> values) {
        return values.size() == 1 ? values.get(0) : values;
    }
}
