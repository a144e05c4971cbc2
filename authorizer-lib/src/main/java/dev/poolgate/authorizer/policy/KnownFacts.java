package dev.poolgate.authorizer.policy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Facts held in maps. */
record KnownFacts(
        Map<String, String> path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        Optional<String> sourceAddress,
        Instant time)
        implements RequestFacts {

    KnownFacts {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    @Override
    public Optional<String> pathParameter(String name) {
        return Optional.ofNullable(path.get(name));
    }

    @Override
    public List<String> query(String name) {
        return query.getOrDefault(name, List.of());
    }

    @Override
    public List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }
}
