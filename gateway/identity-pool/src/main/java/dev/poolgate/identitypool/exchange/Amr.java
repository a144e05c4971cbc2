package dev.poolgate.identitypool.exchange;

import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.ArrayList;
import java.util.List;

/** How an identity was authenticated, as the {@code amr} claim of Cognito's own OpenID token says it. */
final class Amr {

    private Amr() {}

    static List<String> of(List<VerifiedLogin> logins) {
        if (logins.isEmpty()) {
            return List.of("unauthenticated");
        }
        List<String> amr = new ArrayList<>(List.of("authenticated"));
        for (VerifiedLogin each : logins) {
            amr.add(each.login().provider());
            amr.add(each.reference());
        }
        return List.copyOf(amr);
    }
}
