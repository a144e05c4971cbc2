package dev.poolgate.gateway.doctor;

import static dev.poolgate.gateway.doctor.Check.error;
import static dev.poolgate.gateway.doctor.Check.note;
import static dev.poolgate.gateway.doctor.Check.warning;

import dev.poolgate.authorizer.token.NetworkAccess;
import dev.poolgate.authorizer.token.TokenUse;
import dev.poolgate.gateway.config.IssuerProperties;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose tokens are accepted, and on which conditions. */
final class IssuerChecks {
    private static final String ISSUERS = "poolgate.issuers.";
    private static final Duration MUCH_SKEW = Duration.ofMinutes(1);
    private static final Duration LONG_LIFE = Duration.ofHours(24);
    private static final Pattern FORGEABLE = Pattern.compile("(?i)none|any|HS\\d+");
    private static final Pattern FAMILY = Pattern.compile("\\d+$");

    private IssuerChecks() {}

    static List<Check> all() {
        return List.of(
                error(
                        "issuer_plain_http",
                        "an issuer is known by a plain http address in an open network",
                        "whoever is on the way answers for it, with keys of their own",
                        where(issuer -> Hosts.isReadable(uri(issuer.issuer())), "issuer", (key, issuer) -> Fix.set(
                                        key + ".issuer", https(issuer.issuer()))
                                .andDrop(key + ".network"))),
                error(
                        "issuer_keys_plain_http",
                        "the keys of an issuer are fetched over plain http from an open network",
                        "whoever is on the way gives the gateway keys of their own",
                        where(
                                issuer -> Hosts.isReadable(issuer.keys().uri()),
                                "keys.uri",
                                (key, issuer) -> Fix.set(
                                        key + ".keys.uri",
                                        https(String.valueOf(issuer.keys().uri()))))),
                warning(
                        "issuer_network_wide",
                        "keys may be fetched over plain http, and the issuer is reached over https",
                        "metadata that points elsewhere would be followed into the closed network",
                        where(IssuerChecks::needsNoWaiver, "network", (key, issuer) -> Fix.drop(key + ".network"))),
                error(
                        "issuer_algorithm_forgeable",
                        "an issuer may sign with `none`, with HMAC, or with anything",
                        "such tokens can be made by whoever knows the public key, or nothing at all; the start refuses it",
                        IssuerChecks::forgeable),
                note(
                        "issuer_algorithms_many",
                        "an issuer may sign with algorithms of several families",
                        "it has one; the others are only of use to somebody else",
                        where(
                                issuer -> families(issuer).size() > 1,
                                "algorithms",
                                (key, issuer) -> Fix.set(key + ".algorithms", "RS256"))),
                error(
                        "issuer_accepts_everybody",
                        "neither audience nor client of an issuer's tokens is checked",
                        "a token that it gave to any other application opens this gateway",
                        where(
                                issuer -> isAny(issuer.audiences()) && isAny(issuer.clientIds()),
                                "client-ids",
                                (key, issuer) -> Fix.set(key + ".client-ids", "id-of-your-app-client"))),
                warning(
                        "issuer_id_token_audience",
                        "id tokens are accepted whatever their audience is",
                        "the audience is the client that an id token was made for, OpenID Connect Core section 3.1.3.7",
                        where(
                                issuer -> issuer.tokenUse() == TokenUse.ID
                                        && isAny(issuer.audiences())
                                        && !isAny(issuer.clientIds()),
                                "audiences",
                                (key, issuer) -> Fix.set(key + ".audiences", joined(issuer.clientIds())))),
                warning(
                        "issuer_token_use_any",
                        "id tokens and access tokens of an issuer are not told apart",
                        "an id token, which browsers and logs see, does what an access token does",
                        where(
                                issuer -> issuer.tokenUse() == TokenUse.ANY,
                                "token-use",
                                (key, issuer) -> Fix.set(key + ".token-use", "access"))),
                warning(
                        "issuer_skew_large",
                        "clocks may differ by more than a minute",
                        "expired tokens are accepted for as long; more than five minutes stop the start",
                        where(
                                issuer -> issuer.clockSkew().compareTo(MUCH_SKEW) > 0,
                                "clock-skew",
                                (key, issuer) -> Fix.set(key + ".clock-skew", "30s"))),
                warning(
                        "issuer_lifetime_long",
                        "tokens may live for more than a day",
                        "a stolen one is good for as long",
                        where(
                                issuer -> issuer.maxLifetime().compareTo(LONG_LIFE) > 0,
                                "max-lifetime",
                                (key, issuer) -> Fix.set(key + ".max-lifetime", "24h"))),
                warning(
                        "issuer_keys_inline",
                        "the keys of an issuer are written down",
                        "when it changes or withdraws them, the gateway does not learn of it",
                        where(
                                issuer -> issuer.keys().inline() != null,
                                "keys.inline",
                                (key, issuer) -> Fix.drop(key + ".keys.inline"))),
                error(
                        "issuer_keys_writable",
                        "the file with an issuer's keys can be written by others",
                        "whoever adds a key to it signs in as anybody",
                        where(
                                issuer -> FileAccess.isWritableByOthers(
                                        issuer.keys().file()),
                                "keys.file",
                                (key, issuer) ->
                                        Fix.run("chmod go-w '" + issuer.keys().file() + "'"))),
                note(
                        "issuer_unused",
                        "an issuer counts on no route",
                        "its keys are fetched and its tokens verified for nothing",
                        IssuerChecks::unused));
    }

    private static Function<Examined, Stream<Place>> where(
            Predicate<IssuerProperties> wrong, String key, BiFunction<String, IssuerProperties, Fix> fix) {
        return examined -> examined.issuers().entrySet().stream()
                .filter(issuer -> wrong.test(issuer.getValue()))
                .map(issuer -> new Place(
                        ISSUERS + issuer.getKey() + "." + key,
                        "issuer `" + issuer.getKey() + "`",
                        fix.apply(ISSUERS + issuer.getKey(), issuer.getValue())));
    }

    /** As written: such a value cannot be read as an algorithm. */
    private static Stream<Place> forgeable(Examined examined) {
        return examined.settings()
                .all()
                .filter(property ->
                        property.getName().toString().matches("poolgate\\.issuers\\..+\\.algorithms(\\[\\d+])?"))
                .filter(property -> Stream.of(
                                String.valueOf(property.getValue()).split(",", -1))
                        .anyMatch(each -> FORGEABLE.matcher(each.strip()).matches()))
                .map(property -> property.getName().toString())
                .map(key -> new Place(key, "issuer", Fix.set(key.replaceFirst("\\[\\d+]$", ""), "RS256")));
    }

    private static Stream<Place> unused(Examined examined) {
        Set<String> used = examined.routes().stream()
                .flatMap(route -> route.authorize().stream())
                .flatMap(rule ->
                        rule.issuers().isEmpty() ? examined.issuers().keySet().stream() : rule.issuers().stream())
                .collect(Collectors.toSet());
        return examined.issuers().keySet().stream()
                .filter(name -> !used.contains(name))
                .map(name -> new Place(ISSUERS + name, "issuer `" + name + "`", Fix.drop(ISSUERS + name)));
    }

    private static boolean needsNoWaiver(IssuerProperties issuer) {
        URI keys = issuer.keys().uri();
        return issuer.network() == NetworkAccess.PRIVATE_PLAIN_HTTP
                && Hosts.isPublic(uri(issuer.issuer()))
                && String.valueOf(issuer.issuer()).startsWith("https:")
                && (keys == null || Hosts.isPublic(keys));
    }

    private static Set<String> families(IssuerProperties issuer) {
        return issuer.algorithms().stream()
                .map(algorithm -> FAMILY.matcher(algorithm.joseName()).replaceFirst(""))
                .collect(Collectors.toSet());
    }

    static boolean isAny(@Nullable List<String> values) {
        return List.of("any").equals(values);
    }

    private static String joined(@Nullable List<String> values) {
        return String.join(",", Optional.ofNullable(values).orElse(List.of()));
    }

    static @Nullable URI uri(@Nullable String text) {
        try {
            return text == null ? null : URI.create(text);
        } catch (IllegalArgumentException notAUri) {
            return null;
        }
    }

    static String https(@Nullable String url) {
        return String.valueOf(url).replaceFirst("^(?i)http:", "https:");
    }
}
