package dev.poolgate.authorizer.cedar;

import dev.poolgate.authorizer.policy.PolicyPrincipal;
import dev.poolgate.authorizer.token.TokenUse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code User::"{pool}|{sub}"} with its groups, as Verified Permissions has them: the claims of an ID token are its
 * attributes, those of an access token are in {@code context.token}.
 */
final class TokenCaller implements Caller {
    private final PolicyPrincipal.TokenHolder holder;
    private final EntityTypes types;
    private final String pool;

    TokenCaller(PolicyPrincipal.TokenHolder holder, EntityTypes types) {
        this.holder = holder;
        this.types = types;
        this.pool = holder.pool() + "|";
    }

    @Override
    public EntityRef entity() {
        return new EntityRef(types.user, qualified(holder.subject()));
    }

    private String qualified(String name) {
        return pool + name;
    }

    @Override
    public Map<String, ?> attributes() {
        return isAccess() ? Map.of() : holder.claims();
    }

    private boolean isAccess() {
        return holder.use() == TokenUse.ACCESS;
    }

    @Override
    public boolean isIn(EntityRef ancestor) {
        return ancestor.type().equals(types.userGroup)
                && ancestor.id().startsWith(pool)
                && holder.groups().contains(ancestor.id().substring(pool.length()));
    }

    @Override
    public Set<EntityRef> ancestors() {
        return holder.groups().stream()
                .map(group -> new EntityRef(types.userGroup, qualified(group)))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<String, String> tags() {
        return Map.of();
    }

    @Override
    public Optional<Map<String, ?>> token() {
        if (!isAccess()) {
            return Optional.empty();
        }
        Map<String, Object> claims = new HashMap<>(holder.claims());
        claims.put("scope", holder.scopes());
        return Optional.of(claims);
    }
}
