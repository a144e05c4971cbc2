package dev.poolgate.authorizer.token;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Where the JWK set (RFC 7517 section 5) of an issuer comes from. */
public sealed interface KeySource {

    /**
     * The {@code jwks_uri} of the issuer's metadata, OpenID Connect Discovery section 4 or RFC 8414.
     *
     * @param hosts hosts besides the issuer's own that {@code jwks_uri} may point to
     */
    record Discovery(Set<String> hosts) implements KeySource {
        public Discovery {
            // sorted, so that it goes into a fingerprint the same way each time
            hosts = Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
        }
    }

    /** A known address. */
    record JwksUri(URI uri) implements KeySource {}

    /** A local file, read again at each refresh. */
    record JwksFile(Path path) implements KeySource {}

    /** The JWK set itself, as JSON. */
    record Inline(String jwks) implements KeySource {}

    static KeySource discovery(String... moreHosts) {
        return new Discovery(Set.of(moreHosts));
    }

    static KeySource uri(String uri) {
        return new JwksUri(URI.create(uri));
    }

    static KeySource file(Path path) {
        return new JwksFile(path);
    }

    static KeySource inline(String jwks) {
        return new Inline(jwks);
    }
}
