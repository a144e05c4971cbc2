package dev.poolgate.authorizer.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What policies may ask of a request. Looked up only where a policy does, while the request is there; nothing is copied
 * for the others.
 */
public interface RequestFacts {

    /** A variable of the route's path template, decoded. */
    Optional<String> pathParameter(String name);

    /** The values of a query parameter, decoded, in their order; empty where there is none. */
    List<String> query(String name);

    /** The values of a header, one for each field line; empty where there is none. The name in any case. */
    List<String> header(String name);

    /** The client's address as text, IPv4 or IPv6. */
    Optional<String> sourceAddress();

    /** When the request came. */
    Instant time();

    /** Facts that are all known beforehand, as for a request that nobody sent. Header names in lower case. */
    static RequestFacts of(
            Map<String, String> path,
            Map<String, List<String>> query,
            Map<String, List<String>> headers,
            Optional<String> sourceAddress,
            Instant time) {
        return new KnownFacts(path, query, headers, sourceAddress, time);
    }
}
