package dev.poolgate.authorizer.cedar;

import dev.poolgate.authorizer.policy.PolicyPrincipal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A principal as an entity. */
interface Caller {

    EntityRef entity();

    /** Its attributes, as claims are. */
    Map<String, ?> attributes();

    /** Whether it is in that group or role. */
    boolean isIn(EntityRef ancestor);

    Set<EntityRef> ancestors();

    /** The keys in lower case. */
    Map<String, String> tags();

    /** The claims of an access token: they tell of the request, not of the user. */
    Optional<Map<String, ?>> token();

    static Caller of(PolicyPrincipal principal, EntityTypes types) {
        if (principal instanceof PolicyPrincipal.TokenHolder holder) {
            return new TokenCaller(holder, types);
        }
        return principal instanceof PolicyPrincipal.KeyHolder holder
                ? new KeyCaller(holder.caller(), types)
                : new GuestCaller(types);
    }
}
