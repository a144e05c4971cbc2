package dev.poolgate.authorizer.sign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Long-lived keys given by configuration. They have no session token, so a request that brings one is refused. */
public final class FixedAccessKeys implements AccessKeys {
    private final Map<String, AccessKey> keys;

    /** @throws IllegalStateException where two keys have the same id */
    public FixedAccessKeys(List<AccessKey> keys) {
        this.keys = keys.stream().collect(Collectors.toUnmodifiableMap(AccessKey::accessKeyId, Function.identity()));
    }

    @Override
    public Optional<AccessKey> find(String accessKeyId, @Nullable String sessionToken) {
        return sessionToken == null ? Optional.ofNullable(keys.get(accessKeyId)) : Optional.empty();
    }
}
