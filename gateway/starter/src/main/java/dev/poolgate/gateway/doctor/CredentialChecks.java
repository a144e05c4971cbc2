package dev.poolgate.gateway.doctor;

import static dev.poolgate.gateway.doctor.Check.error;
import static dev.poolgate.gateway.doctor.Check.note;
import static dev.poolgate.gateway.doctor.Check.warning;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.poolgate.gateway.relay.RelayProperties;
import dev.poolgate.gateway.relay.RelayTokenArguments;
import dev.poolgate.gateway.signing.PayloadMode;
import dev.poolgate.gateway.signing.SignAwsRequestArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What backends are sent in place of the caller's own credential. */
final class CredentialChecks {
    private static final String RELAY = "poolgate.relay.";
    private static final String SIGNING = "poolgate.signing.unsigned-over-plain-http";
    private static final Duration LONG_LINK = Duration.ofMinutes(15);
    private static final Duration LONG_TOKEN = Duration.ofMinutes(15);
    private static final int SHORT_KEY = 2048;

    private CredentialChecks() {}

    static List<Check> all() {
        return List.of(
                error(
                        "relay_issuer_missing",
                        "a route has `RelayToken`, and the gateway is no issuer",
                        "backends have nowhere to fetch keys; the start refuses it",
                        examined -> examined.routesWith("RelayToken")
                                .filter(route -> relay(examined).issuer() == null)
                                .limit(1)
                                .map(route -> new Place(
                                        route.key(),
                                        "route `" + route.id() + "`",
                                        Fix.set(RELAY + "issuer", "https://gateway.example.com")
                                                .andSet(RELAY + "key-file", ".poolgate/relay-keys.json")))),
                error(
                        "relay_key_file_missing",
                        "the gateway is an issuer, and no file holds its keys",
                        "the start refuses it; a file that does not exist is made",
                        relay(
                                relay -> relay.issuer() != null && relay.keyFile() == null,
                                "issuer",
                                relay -> Fix.set(RELAY + "key-file", ".poolgate/relay-keys.json"))),
                error(
                        "relay_key_file_open",
                        "the file with the gateway's own keys can be read by others",
                        "whoever reads it makes tokens that every backend believes; the start refuses it",
                        relay(
                                relay -> FileAccess.isOpenToOthers(relay.keyFile()),
                                "key-file",
                                relay -> Fix.run("chmod 600 '" + relay.keyFile() + "'"))),
                error(
                        "relay_key_weak",
                        "a key of the gateway is an RSA key of fewer than 2048 bits",
                        "it can be computed from the public one; without the file the next start makes a good one",
                        relay(
                                relay -> isWeak(relay.keyFile()),
                                "key-file",
                                relay -> Fix.run("mv '" + relay.keyFile() + "' '" + relay.keyFile() + ".weak'"))),
                warning(
                        "relay_key_file_temporary",
                        "the gateway's keys are in a directory for temporary files",
                        "once they are cleaned up, no backend believes a token until it has fetched the new ones",
                        relay(
                                relay -> relay.keyFile() != null
                                        && relay.keyFile().normalize().startsWith("/tmp"),
                                "key-file",
                                relay -> Fix.set(RELAY + "key-file", ".poolgate/relay-keys.json"))),
                error(
                        "relay_issuer_plain_http",
                        "backends fetch the gateway's keys over plain http in an open network",
                        "whoever is on the way gives them keys of their own",
                        relay(
                                relay -> Hosts.isReadable(relay.issuer()),
                                "issuer",
                                relay ->
                                        Fix.set(RELAY + "issuer", IssuerChecks.https(String.valueOf(relay.issuer()))))),
                warning(
                        "relay_lifetime_long",
                        "tokens for backends live for more than a quarter of an hour",
                        "one is made for each request, so a few minutes are enough",
                        relay(
                                relay -> relay.maxLifetime().compareTo(LONG_TOKEN) > 0,
                                "max-lifetime",
                                relay -> Fix.set(RELAY + "max-lifetime", "5m"))),
                note(
                        "relay_tells_everything",
                        "a backend is told all groups and all scopes of callers",
                        "it learns what they may do elsewhere; name those that it looks at",
                        filters(
                                "RelayToken",
                                RelayTokenArguments.class,
                                CredentialChecks::tellsEverything,
                                filter -> filter.without("groups").andDrop(filter.key() + ".args.scopes"))),
                warning(
                        "sign_link_long",
                        "a signature in the query is good for more than a quarter of an hour",
                        "whoever finds the URL in a log can use it for as long",
                        filters(
                                "SignAwsRequest",
                                SignAwsRequestArguments.class,
                                sign -> sign.presignedFor() != null
                                        && sign.presignedFor().compareTo(LONG_LINK) > 0,
                                filter -> filter.set("presigned-for", "1m"))),
                error(
                        "sign_body_unprotected",
                        "bodies may go out unsigned over plain http, and a route sends some unsigned",
                        "neither TLS nor the signature protects them",
                        examined -> examined.poolgate().signing().unsignedOverPlainHttp()
                                ? unsigned(examined)
                                        .limit(1)
                                        .map(route ->
                                                new Place(SIGNING, "route `" + route.id() + "`", Fix.drop(SIGNING)))
                                : Stream.empty()),
                note(
                        "sign_waiver_unused",
                        "bodies may go out unsigned over plain http, and no route sends any unsigned",
                        "it has no effect now, and will on the next route that does",
                        examined -> examined.poolgate().signing().unsignedOverPlainHttp()
                                        && unsigned(examined).findAny().isEmpty()
                                ? Stream.of(new Place(SIGNING, "no route", Fix.drop(SIGNING)))
                                : Stream.empty()),
                error(
                        "sign_without_exchange",
                        "a route has `SignAwsRequest` without `ExchangeCredentials`",
                        "there is nothing to sign with; the start refuses it",
                        RouteChecks.where(
                                route -> route.has("SignAwsRequest") && !route.has("ExchangeCredentials"),
                                route -> Fix.set(
                                        route.key() + ".filters["
                                                + route.definition()
                                                        .getFilters()
                                                        .size() + "]",
                                        "ExchangeCredentials=name-of-the-pool"))),
                note(
                        "exchange_without_use",
                        "a route has `ExchangeCredentials` without `SignAwsRequest`",
                        "credentials are fetched for each caller, and the backend never sees them",
                        RouteChecks.where(
                                route -> route.has("ExchangeCredentials") && !route.has("SignAwsRequest"),
                                route -> Fix.set(
                                        route.key() + ".filters["
                                                + route.definition()
                                                        .getFilters()
                                                        .size() + "]",
                                        "SignAwsRequest=execute-api, eu-central-1"))));
    }

    private static RelayProperties relay(Examined examined) {
        return examined.poolgate().relay();
    }

    private static Function<Examined, Stream<Place>> relay(
            Predicate<RelayProperties> wrong, String key, Function<RelayProperties, Fix> fix) {
        return examined -> Stream.of(relay(examined))
                .filter(wrong)
                .map(relay -> new Place(RELAY + key, "tokens for backends", fix.apply(relay)));
    }

    private static <T> Function<Examined, Stream<Place>> filters(
            String name, Class<T> type, Predicate<T> wrong, Function<FilterView, Fix> fix) {
        return examined -> examined.routes().stream().flatMap(route -> route.filter(name).stream()
                .filter(filter -> wrong.test(filter.arguments(type)))
                .map(filter -> new Place(filter.key(), "route `" + route.id() + "`", fix.apply(filter))));
    }

    private static Stream<RouteView> unsigned(Examined examined) {
        return examined.routes().stream().filter(route -> route.filter("SignAwsRequest")
                .map(filter -> filter.arguments(SignAwsRequestArguments.class))
                .filter(sign -> sign.payload() == PayloadMode.UNSIGNED)
                .isPresent());
    }

    private static boolean tellsEverything(RelayTokenArguments relay) {
        Set<String> any = Set.of("any");
        return relay.groups().equals(any) && relay.scopes().equals(any);
    }

    private static boolean isWeak(@Nullable Path file) {
        try {
            return file != null
                    && Files.isReadable(file)
                    && JWKSet.parse(Files.readString(file)).getKeys().stream()
                            .anyMatch(key -> key instanceof RSAKey rsa && rsa.size() < SHORT_KEY);
        } catch (IOException | ParseException unreadable) {
            return false;
        }
    }
}
