package dev.poolgate.gateway.config;

import dev.poolgate.authorizer.token.KeySource;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where an issuer's JWK set (RFC 7517 section 5) comes from. At most one of {@code uri}, {@code file} and
 * {@code inline}; with none of them, the issuer's metadata tells.
 *
 * @param uri a known address
 * @param file a local file, read again at each refresh
 * @param inline the JWK set itself, as JSON
 * @param discoveryHosts hosts besides the issuer's own that its metadata may point to
 */
public record KeySourceProperties(
        @Nullable URI uri,
        @Nullable Path file,
        @Nullable String inline,
        @DefaultValue Set<String> discoveryHosts) {

    /** @throws IllegalArgumentException where more than one is given */
    KeySource source() {
        List<KeySource> given = Stream.of(
                        uri == null ? null : new KeySource.JwksUri(uri),
                        file == null ? null : new KeySource.JwksFile(file),
                        inline == null ? null : new KeySource.Inline(inline))
                .filter(Objects::nonNull)
                .map(KeySource.class::cast)
                .toList();
        if (given.size() > 1) {
            throw new IllegalArgumentException("`uri`, `file` and `inline` exclude each other");
        }
        return given.isEmpty() ? new KeySource.Discovery(discoveryHosts) : given.get(0);
    }
}
