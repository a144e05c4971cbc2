package dev.poolgate.authorizer.exchange;

import dev.poolgate.authorizer.exchange.RoleDecision.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Selects the role of an identity, as the enhanced flow of an identity pool does. Pure; the claims must be verified.
 *
 * @param authenticated the pool's role {@code authenticated}
 * @param unauthenticated the pool's role {@code unauthenticated}
 * @param mappings by provider: {@code cognito-idp.{region}.amazonaws.com/{userPoolId}:{clientId}} for a user pool, else
 *     the key of the logins map
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html">Role-based
 *     access control</a>
 */
public record RoleResolver(
        Optional<String> authenticated, Optional<String> unauthenticated, Map<String, RoleMapping> mappings) {

    private static final String ROLES = "cognito:roles";
    private static final String PREFERRED = "cognito:preferred_role";

    public RoleResolver {
        mappings = Map.copyOf(mappings);
    }

    /** The role of a guest, who cannot choose one. */
    public RoleDecision guest() {
        return assigned(unauthenticated, Reason.NO_ROLE);
    }

    /**
     * The role of an authenticated identity.
     *
     * @param provider as in {@code mappings}
     * @param customRole the role the caller asks for; must be one the mapping offers
     */
    public RoleDecision authenticated(String provider, Map<String, Object> claims, Optional<String> customRole) {
        RoleMapping mapping = mappings.get(provider);
        return mapping == null
                ? fallback(customRole)
                : mapping.fold(
                        token -> fromToken(token, claims, customRole), rules -> fromRules(rules, claims, customRole));
    }

    private RoleDecision fallback(Optional<String> customRole) {
        return customRole.isPresent() && !customRole.equals(authenticated)
                ? new RoleDecision.Refused(Reason.CUSTOM_ROLE)
                : assigned(authenticated, Reason.NO_ROLE);
    }

    private RoleDecision fromToken(RoleMapping mapping, Map<String, Object> claims, Optional<String> customRole) {
        if (customRole.isPresent()) {
            return assigned(customRole.filter(roles(claims)::contains), Reason.CUSTOM_ROLE);
        }
        return claims.get(PREFERRED) instanceof String preferred
                ? new RoleDecision.Assigned(preferred)
                : ambiguous(mapping);
    }

    private RoleDecision fromRules(
            RoleMapping.FromRules mapping, Map<String, Object> claims, Optional<String> customRole) {
        Predicate<String> wanted = role -> customRole.map(role::equals).orElse(true);
        Optional<String> found = mapping.rules().stream()
                .filter(rule -> rule.matches(claims))
                .map(RoleRule::roleArn)
                .filter(wanted)
                .findFirst();
        return customRole.isPresent()
                ? assigned(found, Reason.CUSTOM_ROLE)
                : found.<RoleDecision>map(RoleDecision.Assigned::new).orElseGet(() -> ambiguous(mapping));
    }

    private RoleDecision ambiguous(RoleMapping mapping) {
        return mapping.ambiguous() == AmbiguousRole.AUTHENTICATED_ROLE
                ? assigned(authenticated, Reason.NO_ROLE)
                : new RoleDecision.Refused(Reason.AMBIGUOUS);
    }

    private static List<?> roles(Map<String, Object> claims) {
        return claims.get(ROLES) instanceof List<?> roles ? roles : List.of();
    }

    private static RoleDecision assigned(Optional<String> role, Reason otherwise) {
        return role.<RoleDecision>map(RoleDecision.Assigned::new).orElseGet(() -> new RoleDecision.Refused(otherwise));
    }
}
