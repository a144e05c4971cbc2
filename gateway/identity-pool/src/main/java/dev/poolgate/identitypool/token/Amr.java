package dev.poolgate.identitypool.token;

import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.ArrayList;
import java.util.List;

/** How an identity was authenticated, as the {@code amr} claim of Cognito's own OpenID token says it. */
public final class Amr {
    private static final String AUTHENTICATED = "authenticated";
    private static final List<String> GUEST = List.of("unauthenticated");

    private Amr() {}

    /** For each login the provider, and the user as that kind of provider names one. */
    public static List<String> of(List<VerifiedLogin> logins) {
        if (logins.isEmpty()) {
            return GUEST;
        }
        List<String> amr = new ArrayList<>(List.of(AUTHENTICATED));
        for (VerifiedLogin each : logins) {
            amr.add(each.login().provider());
            amr.add(each.reference());
        }
        return List.copyOf(amr);
    }
}
