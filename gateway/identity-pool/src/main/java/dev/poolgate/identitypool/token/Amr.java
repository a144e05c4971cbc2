package dev.poolgate.identitypool.token;

import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.ArrayList;
import java.util.List;

/** How an identity was authenticated, as the {@code amr} claim of Cognito's own OpenID token says it. */
public final class Amr {
    private static final String AUTHENTICATED = "authenticated";
    private static final List<String> GUEST = List.of("unauthenticated");

    private Amr() {}

    /** For each login the provider, and the user as that kind of provider names one. */
    public static List<String> of(StoredPool pool, List<VerifiedLogin> logins) {
        if (logins.isEmpty()) {
            return GUEST;
        }
        List<String> amr = new ArrayList<>(List.of(AUTHENTICATED));
        for (VerifiedLogin each : logins) {
            amr.add(each.login().provider());
            amr.add(user(pool, each));
        }
        return List.copyOf(amr);
    }

    private static String user(StoredPool pool, VerifiedLogin login) {
        String provider = login.login().provider();
        String subject = login.login().subject();
        if (pool.trusts(provider)) {
            return provider + ":CognitoSignIn:" + subject;
        }
        return pool.settings().openIdConnectProviderARNs().stream()
                .filter(arn -> arn.endsWith(":oidc-provider/" + provider))
                .findFirst()
                .map(arn -> arn + ":OIDC:" + subject)
                .orElseGet(() -> provider + ":" + login.clientId() + ":" + subject);
    }
}
