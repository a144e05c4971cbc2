package dev.poolgate.gateway.doctor;

import static dev.poolgate.gateway.doctor.Check.error;

import dev.poolgate.gateway.config.IssuerProperties;
import dev.poolgate.gateway.console.ConsoleProperties;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How administrators get to the page on the management port. */
final class ConsoleChecks {
    private static final String CONSOLE = "poolgate.console.";

    private ConsoleChecks() {}

    static List<Check> all() {
        return List.of(
                error(
                        "console_issuer_missing",
                        "the console is enabled, and no issuer's tokens open it",
                        "nobody could sign in; the start refuses it",
                        examined ->
                                console(examined).enabled() && issuer(examined).isEmpty()
                                        ? one(
                                                "issuer",
                                                Fix.set(
                                                        CONSOLE + "issuer",
                                                        examined.issuers().keySet().stream()
                                                                .findFirst()
                                                                .orElse("main")))
                                        : Stream.empty()),
                error(
                        "console_sign_in_ineffective",
                        "a setting of the console's sign-in is one that nothing uses",
                        "`client-id` is missing, or the browser signs in at the pool by itself; a console does not start so",
                        examined -> console(examined).uselessKeys().stream()
                                .flatMap(key -> one(key, Fix.drop(CONSOLE + key)))),
                error(
                        "console_client_unknown",
                        "the console signs in at an app client whose tokens its issuer's `client-ids` leave out",
                        "whoever signs in is refused",
                        ConsoleChecks::strangeClient),
                error(
                        "console_origin_plain_http",
                        "administrators reach the console over plain http in an open network",
                        "whoever is on the way takes their session",
                        readable("origin", ConsoleProperties::origin)),
                error(
                        "console_pool_plain_http",
                        "administrators' passwords go to the user pool over plain http in an open network",
                        "whoever is on the way reads them",
                        readable("pool-endpoint", ConsoleProperties::poolEndpoint)));
    }

    private static Stream<Place> strangeClient(Examined examined) {
        String client = console(examined).clientId();
        List<String> known = issuer(examined).map(IssuerProperties::clientIds).orElse(List.of());
        if (client == null || known.isEmpty() || IssuerChecks.isAny(known) || known.contains(client)) {
            return Stream.empty();
        }
        List<String> more = new ArrayList<>(known);
        more.add(client);
        String key = "poolgate.issuers." + console(examined).issuer() + ".client-ids";
        return one("client-id", Fix.set(key, String.join(",", more)));
    }

    private static Function<Examined, Stream<Place>> readable(
            String key, Function<ConsoleProperties, @Nullable URI> address) {
        return examined -> {
            URI found = address.apply(console(examined));
            return Hosts.isReadable(found)
                    ? one(key, Fix.set(CONSOLE + key, IssuerChecks.https(String.valueOf(found))))
                    : Stream.empty();
        };
    }

    private static Optional<IssuerProperties> issuer(Examined examined) {
        return Optional.ofNullable(console(examined).issuer())
                .map(name -> examined.poolgate().issuers().get(name));
    }

    private static ConsoleProperties console(Examined examined) {
        return examined.poolgate().console();
    }

    private static Stream<Place> one(String key, Fix fix) {
        return Stream.of(new Place(CONSOLE + key, "console", fix));
    }
}
