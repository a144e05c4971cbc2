package dev.poolgate.server.doctor;

import static dev.poolgate.gateway.doctor.Check.error;
import static dev.poolgate.gateway.doctor.Check.warning;

import dev.poolgate.gateway.doctor.Check;
import dev.poolgate.gateway.doctor.Examined;
import dev.poolgate.gateway.doctor.FileAccess;
import dev.poolgate.gateway.doctor.Fix;
import dev.poolgate.gateway.doctor.Hosts;
import dev.poolgate.gateway.doctor.Place;
import dev.poolgate.gateway.doctor.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The embedded pools and what they keep. */
final class PoolChecks {
    private static final String DEMO = "poolgate.demo.enabled";
    private static final String DATA = "poolgate.data";
    private static final String POOLS = "poolgate.pools.";
    private static final String PUBLIC_URL = POOLS + "public-url";
    private static final String DATABASE = POOLS + "database.url";
    private static final String SECURITY = POOLS + "mail.security";
    private static final String RATES = POOLS + "request-rates";
    private static final String ISSUERS = POOLS + "federation.private-issuers";
    private static final String VERIFIED = "sslmode=verify-full";

    private PoolChecks() {}

    static List<Check> all() {
        return List.of(
                error(
                        "demo_on_network",
                        "the demo runs, and its ports can be reached from the network",
                        "it has users and keys for trying out, and a backend that shows what it gets",
                        where(PoolChecks::isDemoReached, DEMO, settings -> Fix.set(DEMO, "false"))),
                error(
                        "pools_plain_http",
                        "the pools serve a network, and their address is plain http",
                        "passwords and secret keys can be read on the way",
                        where(
                                settings -> areServed(settings)
                                        && !text(settings, PUBLIC_URL).startsWith("https:"),
                                PUBLIC_URL,
                                settings -> Fix.set(PUBLIC_URL, "https://pools.example.com"))),
                warning(
                        "pools_sign_ins_unlimited",
                        "the pools serve a network and take any number of sign-ins a second",
                        "passwords can be tried as fast as the server computes",
                        where(
                                settings -> areServed(settings) && hasNoRates(settings),
                                RATES,
                                settings -> Fix.set(RATES + ".user-authentication", "120"))),
                warning(
                        "pools_in_a_file",
                        "the pools are kept in a file, and this is no demo",
                        "a second server cannot share it, and a lost disk loses the users",
                        where(
                                settings -> arePools(settings)
                                        && !settings.is(DEMO)
                                        && settings.text(DATABASE).isEmpty(),
                                POOLS + "database",
                                settings ->
                                        Fix.set(DATABASE, "jdbc:postgresql://db.internal:5432/poolgate?" + VERIFIED))),
                warning(
                        "pools_database_unverified",
                        "the database is in an open network, and its certificate is not verified",
                        "whoever is on the way answers for it, and reads all users",
                        where(
                                settings -> isUnverified(text(settings, DATABASE)),
                                DATABASE,
                                settings -> Fix.set(DATABASE, verified(text(settings, DATABASE))))),
                warning(
                        "pools_mail_plain",
                        "mail goes out without encryption",
                        "codes and temporary passwords can be read on the way",
                        where(
                                settings -> text(settings, SECURITY).equalsIgnoreCase("none"),
                                SECURITY,
                                settings -> Fix.set(SECURITY, "starttls"))),
                error(
                        "federation_plain_http",
                        "an identity provider outside is spoken to over plain http in an open network",
                        "whoever is on the way makes identities of anybody",
                        where(
                                settings -> settings.list(ISSUERS).stream()
                                        .anyMatch(issuer -> Hosts.isReadable(uri(issuer))),
                                ISSUERS,
                                settings -> Fix.set(ISSUERS, encrypted(settings.list(ISSUERS))))),
                warning(
                        "data_open",
                        "others may look into the directory of keys and database",
                        "a backup or a copy in it may be less well kept than the files are",
                        where(
                                settings -> settings.text(DATA)
                                        .map(Path::of)
                                        .filter(FileAccess::isOpenToOthers)
                                        .isPresent(),
                                DATA,
                                settings -> Fix.run("chmod 700 '" + text(settings, DATA) + "'"))));
    }

    private static Function<Examined, Stream<Place>> where(
            Predicate<Settings> wrong, String key, Function<Settings, Fix> fix) {
        return examined -> Stream.of(examined.settings())
                .filter(wrong)
                .map(settings -> new Place(key, "server", fix.apply(settings)));
    }

    private static boolean isDemoReached(Settings settings) {
        boolean gateway = !Hosts.isLoopback(settings.text("server.address"));
        return settings.is(DEMO) && (gateway || areServed(settings));
    }

    private static boolean arePools(Settings settings) {
        return !text(settings, POOLS + "enabled").equalsIgnoreCase("false");
    }

    /** On this machine only, unless configured. */
    private static boolean areServed(Settings settings) {
        Optional<String> address = settings.text(POOLS + "address");
        return arePools(settings) && address.isPresent() && !Hosts.isLoopback(address);
    }

    private static boolean hasNoRates(Settings settings) {
        return settings.all()
                .noneMatch(property -> property.getName().toString().startsWith(RATES));
    }

    private static boolean isUnverified(String jdbc) {
        return jdbc.startsWith("jdbc:postgresql:")
                && Hosts.isPublic(uri(jdbc.substring("jdbc:".length())))
                && !jdbc.contains(VERIFIED);
    }

    private static String verified(String jdbc) {
        String without = jdbc.replaceAll("([?&])sslmode=[^&]*&?", "$1");
        return without + (without.contains("?") ? without.matches(".*[?&]") ? "" : "&" : "?") + VERIFIED;
    }

    private static String encrypted(Set<String> issuers) {
        return issuers.stream()
                .map(issuer -> Hosts.isReadable(uri(issuer)) ? issuer.replaceFirst("^http:", "https:") : issuer)
                .collect(Collectors.joining(","));
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException notAUri) {
            return URI.create("");
        }
    }

    private static String text(Settings settings, String key) {
        return settings.text(key).orElse("");
    }
}
