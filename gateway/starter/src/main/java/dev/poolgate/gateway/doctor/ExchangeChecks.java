package dev.poolgate.gateway.doctor;

import static dev.poolgate.gateway.doctor.Check.error;
import static dev.poolgate.gateway.doctor.Check.note;
import static dev.poolgate.gateway.doctor.Check.warning;

import dev.poolgate.authorizer.exchange.AmbiguousRole;
import dev.poolgate.authorizer.iam.IamPolicy;
import dev.poolgate.authorizer.iam.MalformedPolicyException;
import dev.poolgate.gateway.exchange.RoleMappingProperties;
import dev.poolgate.gateway.exchange.StsPoolProperties;
import dev.poolgate.gateway.filter.ExchangeCredentialsArguments;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where identities are exchanged for credentials, and how much those allow. */
final class ExchangeChecks {
    private static final String STS = "poolgate.exchange.sts.";
    private static final String POOLS = "poolgate.exchange.pools.";
    private static final Duration LONG = Duration.ofHours(1);
    private static final String NARROW =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::your-bucket/*\"}]}";

    private ExchangeChecks() {}

    static List<Check> all() {
        return List.of(
                error(
                        "exchange_plain_http",
                        "credentials are fetched over plain http from an open network",
                        "whoever is on the way reads the caller's token and the secret key",
                        examined -> pools(examined)
                                .filter(pool -> Hosts.isReadable(pool.getValue()))
                                .map(pool -> place(pool.getKey(), "endpoint", encrypted(pool)))),
                warning(
                        "sts_session_long",
                        "credentials of a security token service live for more than an hour",
                        "they outlive the token they were given for, and cannot be called back",
                        sts(
                                pool -> pool.sessionDuration().compareTo(LONG) > 0,
                                "session-duration",
                                key -> Fix.set(key + ".session-duration", "15m"))),
                error(
                        "sts_role_missing",
                        "AWS is asked for a session without any role",
                        "it refuses every exchange",
                        sts(
                                pool -> isAws(pool.endpoint())
                                        && pool.roleArn() == null
                                        && pool.mappings().isEmpty(),
                                "endpoint",
                                key -> Fix.set(key + ".role-arn", "arn:aws:iam::123456789012:role/your-role"))),
                warning(
                        "sts_role_for_the_rest",
                        "whoever no rule gives a role to gets that of everybody",
                        "a caller without the claim is let in by its absence; `deny` asks for a rule for each",
                        ExchangeChecks::ambiguous),
                warning(
                        "sts_session_policy_wide",
                        "a session policy allows everything, or all but a few things",
                        "it narrows nothing of what the role allows",
                        sts(
                                pool -> isWide(pool.sessionPolicy()),
                                "session-policy",
                                key -> Fix.set(key + ".session-policy", NARROW))),
                warning(
                        "exchange_guests_without_token",
                        "guests come in on a route that exchanges tokens at a security token service",
                        "they have no token to exchange, so each is refused there",
                        ExchangeChecks::guests),
                note(
                        "exchange_unused",
                        "credentials can be had where no route asks for them",
                        "whoever reads the configuration takes it for a way in that is guarded",
                        ExchangeChecks::unused));
    }

    private static Function<Examined, Stream<Place>> sts(
            Predicate<StsPoolProperties> wrong, String key, Function<String, Fix> fix) {
        return examined -> new TreeMap<>(examined.poolgate().exchange().sts())
                .entrySet().stream()
                        .filter(pool -> wrong.test(pool.getValue()))
                        .map(pool -> place(STS + pool.getKey(), key, fix.apply(STS + pool.getKey())));
    }

    private static Place place(String pool, String key, Fix fix) {
        return new Place(pool + "." + key, "pool `" + pool.substring(pool.lastIndexOf('.') + 1) + "`", fix);
    }

    /** By the key of each. */
    private static Stream<Map.Entry<String, URI>> pools(Examined examined) {
        Map<String, URI> endpoints = new TreeMap<>();
        examined.poolgate().exchange().sts().forEach((name, pool) -> put(endpoints, STS + name, pool.endpoint()));
        examined.poolgate().exchange().pools().forEach((name, pool) -> put(endpoints, POOLS + name, pool.endpoint()));
        return endpoints.entrySet().stream();
    }

    private static void put(Map<String, URI> endpoints, String key, @Nullable URI endpoint) {
        if (endpoint != null) {
            endpoints.put(key, endpoint);
        }
    }

    private static Fix encrypted(Map.Entry<String, URI> pool) {
        return Fix.set(
                        pool.getKey() + ".endpoint",
                        IssuerChecks.https(pool.getValue().toString()))
                .andDrop(pool.getKey() + ".plain-http");
    }

    private static Stream<Place> ambiguous(Examined examined) {
        return new TreeMap<>(examined.poolgate().exchange().sts())
                .entrySet().stream()
                        .flatMap(pool -> new TreeMap<>(pool.getValue().mappings())
                                .entrySet().stream()
                                        .filter(mapping -> fallsBack(mapping.getValue()))
                                        .map(mapping -> STS + pool.getKey() + ".mappings." + mapping.getKey())
                                        .map(key -> new Place(
                                                key + ".ambiguous",
                                                "pool `" + pool.getKey() + "`",
                                                Fix.set(key + ".ambiguous", "deny"))));
    }

    private static boolean fallsBack(RoleMappingProperties mapping) {
        return mapping.type() == RoleMappingProperties.Type.RULES
                && mapping.ambiguous() == AmbiguousRole.AUTHENTICATED_ROLE;
    }

    private static Stream<Place> guests(Examined examined) {
        Set<String> sts = examined.poolgate().exchange().sts().keySet();
        return examined.routes().stream()
                .filter(route -> !route.isPublic() && route.isOpen())
                .filter(route -> pool(route).anyMatch(sts::contains))
                .map(route -> new Place(
                        route.key(),
                        "route `" + route.id() + "`",
                        route.filter("Authorize").orElseThrow().without("guests")));
    }

    private static Stream<Place> unused(Examined examined) {
        Set<String> used =
                examined.routes().stream().flatMap(ExchangeChecks::pool).collect(Collectors.toSet());
        return Stream.concat(
                        examined.poolgate().exchange().sts().keySet().stream()
                                .filter(name -> !used.contains(name))
                                .map(name -> STS + name),
                        examined.poolgate().exchange().pools().entrySet().stream()
                                .filter(pool -> !used.contains(pool.getKey())
                                        && !used.contains(
                                                String.valueOf(pool.getValue().id())))
                                .map(pool -> POOLS + pool.getKey()))
                .sorted()
                .map(key -> new Place(key, "pool `" + key.substring(key.lastIndexOf('.') + 1) + "`", Fix.drop(key)));
    }

    private static Stream<String> pool(RouteView route) {
        return route
                .filter("ExchangeCredentials")
                .map(filter ->
                        filter.arguments(ExchangeCredentialsArguments.class).pool())
                .stream();
    }

    private static boolean isAws(@Nullable URI endpoint) {
        return endpoint == null || String.valueOf(endpoint.getHost()).endsWith(".amazonaws.com");
    }

    private static boolean isWide(@Nullable String policy) {
        try {
            return policy != null
                    && !IamPolicy.parse("session-policy", policy).findings().isEmpty();
        } catch (MalformedPolicyException refusedAnyway) {
            return false;
        }
    }
}
