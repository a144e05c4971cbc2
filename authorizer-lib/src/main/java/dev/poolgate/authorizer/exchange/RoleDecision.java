package dev.poolgate.authorizer.exchange;

import java.util.Locale;
import java.util.function.Function;

/** Which role an identity gets. */
public sealed interface RoleDecision {

    record Assigned(String roleArn) implements RoleDecision {}

    record Refused(Reason reason) implements RoleDecision {}

    /** Why no role is assigned. */
    enum Reason {
        /** The pool has no role for this kind of identity. */
        NO_ROLE,
        /** The mapping names no single role, and the pool refuses then. */
        AMBIGUOUS,
        /** The caller asked for a role that the mapping does not give them. */
        CUSTOM_ROLE;

        /** The stable code, for example {@code role_ambiguous}. */
        public String code() {
            return this == NO_ROLE ? "role_missing" : "role_" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Picks the function that fits this outcome. */
    default <T> T fold(Function<Assigned, T> assigned, Function<Refused, T> refused) {
        return this instanceof Assigned a ? assigned.apply(a) : refused.apply((Refused) this);
    }
}
