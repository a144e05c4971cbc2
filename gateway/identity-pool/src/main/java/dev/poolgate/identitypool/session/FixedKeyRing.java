package dev.poolgate.identitypool.session;

import java.util.Map;
import java.util.Optional;

record FixedKeyRing(SealingKey current, Map<String, SealingKey> keys) implements KeyRing {

    @Override
    public Optional<SealingKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }
}
