package dev.poolgate.gateway.guard;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the guard lets pass.
 *
 * @param trustedProxies addresses or CIDR blocks of the proxies whose forwarded and trace headers are believed; nobody
 *     by default
 * @param ownedHeaders more header names that only this gateway may set towards a backend, {@code *} at the end for a
 *     prefix; they are removed from every client's request, with all their aliases
 * @param passedHeaders exact names of headers that clients may send although the guard removes them by default, for
 *     example {@code X-Amz-Target}
 */
public record GuardProperties(
        @DefaultValue List<String> trustedProxies,
        @DefaultValue List<String> ownedHeaders,
        @DefaultValue List<String> passedHeaders) {

    public GuardProperties {
        trustedProxies = List.copyOf(trustedProxies);
        ownedHeaders = List.copyOf(ownedHeaders);
        passedHeaders = List.copyOf(passedHeaders);
    }
}
