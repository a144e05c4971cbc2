package dev.poolgate.identitypool.exchange;

import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.List;
import java.util.Optional;

/** Chooses the role: by the pool's configuration and proven claims alone, whatever the caller would like. */
final class RoleSelection {

    private RoleSelection() {}

    static Selection select(StoredPool pool, List<VerifiedLogin> logins, Optional<String> customRole) {
        String side = logins.isEmpty() ? "unauthenticated" : "authenticated";
        if (customRole.isPresent()) {
            return new Selection.Refused(Refusal.CUSTOM_ROLE_NOT_ALLOWED);
        }
        if (pool.roles().hasRoleMappings() && !logins.isEmpty()) {
            return new Selection.Refused(Refusal.AMBIGUOUS_ROLE);
        }
        return Optional.ofNullable(pool.roles().roles().get(side))
                .<Selection>map(Selection.Chosen::new)
                .orElse(new Selection.Refused(Refusal.NO_ROLE));
    }
}
