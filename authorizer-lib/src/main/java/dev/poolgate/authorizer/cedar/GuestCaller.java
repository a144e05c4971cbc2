package dev.poolgate.authorizer.cedar;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code Guest::"guest"}, of whom nothing is known. */
record GuestCaller(EntityTypes types) implements Caller {

    @Override
    public EntityRef entity() {
        return new EntityRef(types.guest, "guest");
    }

    @Override
    public Map<String, ?> attributes() {
        return Map.of();
    }

    @Override
    public boolean isIn(EntityRef ancestor) {
        return false;
    }

    @Override
    public Set<EntityRef> ancestors() {
        return Set.of();
    }

    @Override
    public Map<String, String> tags() {
        return Map.of();
    }

    @Override
    public Optional<Map<String, ?>> token() {
        return Optional.empty();
    }
}
