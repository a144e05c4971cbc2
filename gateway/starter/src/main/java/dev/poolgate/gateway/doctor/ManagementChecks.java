package dev.poolgate.gateway.doctor;

import static dev.poolgate.gateway.doctor.Check.error;
import static dev.poolgate.gateway.doctor.Check.note;
import static dev.poolgate.gateway.doctor.Check.warning;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;

/** What Spring Boot's endpoints show and let do, and where secrets are kept. */
final class ManagementChecks {
    private static final String EXPOSED = "management.endpoints.web.exposure.include";
    private static final String ACCESS = "management.endpoint.gateway.access";
    private static final String DEFAULT_ACCESS = "management.endpoints.access.default";
    private static final String ADDRESS = "management.server.address";
    private static final String HOSTS = "poolgate.management.hosts";
    private static final Set<String> TELLING = Set.of(
            "*", "beans", "configprops", "conditions", "env", "heapdump", "httpexchanges", "logfile", "threaddump");
    private static final Set<String> ACTING =
            Set.of("loggers", "refresh", "restart", "shutdown", "startup", "busrefresh");
    private static final Set<String> HARMLESS = Set.of("health", "info");
    private static final Pattern SECRET = Pattern.compile(
            "(?:poolgate|spring|server|management)\\..*(?:secret|secret-?access-?key|password|passphrase)");

    private ManagementChecks() {}

    static List<Check> all() {
        return List.of(
                error(
                        "endpoints_tell_secrets",
                        "an endpoint that shows settings or memory is served over http",
                        "whoever reaches it reads keys and tokens",
                        examined -> exposed(examined, TELLING)),
                error(
                        "endpoints_act",
                        "an endpoint that changes the running application is served over http",
                        "whoever reaches it turns it off, or its logging up",
                        examined -> exposed(examined, ACTING)),
                error(
                        "endpoint_gateway_writable",
                        "routes can be written over http",
                        "whoever reaches it sends tokens anywhere; the start refuses it",
                        ManagementChecks::writable),
                error(
                        "endpoints_show_values",
                        "settings are shown with their values",
                        "also those that are secret",
                        examined -> Stream.of("env", "configprops", "quartz")
                                .map(endpoint -> "management.endpoint." + endpoint + ".show-values")
                                .filter(key -> examined.settings().is(key, "always"))
                                .map(key -> new Place(key, "endpoint", Fix.set(key, "never")))),
                warning(
                        "management_everywhere",
                        "the management port can be reached from the network",
                        "nobody is asked there who they are",
                        examined -> examined.settings()
                                                .text("management.server.port")
                                                .isPresent()
                                        && !Hosts.isLoopback(examined.settings().text(ADDRESS))
                                ? one(ADDRESS, Fix.set(ADDRESS, "127.0.0.1"))
                                : Stream.empty()),
                warning(
                        "management_by_any_name",
                        "the management port answers by any name",
                        "a page of anybody's reads it through the browser of whoever reaches it",
                        examined -> examined.settings().list(HOSTS).contains("any")
                                ? one(HOSTS, Fix.drop(HOSTS))
                                : Stream.empty()),
                warning(
                        "management_beside_traffic",
                        "endpoints other than health are served on the port of the routes",
                        "whoever may call a route may call them, and no rule asks",
                        examined -> examined.settings()
                                                .text("management.server.port")
                                                .isEmpty()
                                        && !HARMLESS.containsAll(exposed(examined))
                                ? one(
                                        EXPOSED,
                                        Fix.set("management.server.port", "8081")
                                                .andSet(ADDRESS, "127.0.0.1"))
                                : Stream.empty()),
                note(
                        "health_details",
                        "everybody who reaches the health endpoint sees details",
                        "they tell addresses and states of what is behind the gateway",
                        examined -> {
                            String key = "management.endpoint.health.show-details";
                            return examined.settings().is(key, "always")
                                    ? one(key, Fix.set(key, "when-authorized"))
                                    : Stream.empty();
                        }),
                warning(
                        "secret_in_file",
                        "a secret is written in a configuration file",
                        "it goes where the file goes: into a repository, an image, a backup",
                        ManagementChecks::written));
    }

    private static Set<String> exposed(Examined examined) {
        Set<String> exposed = new HashSet<>(examined.settings().list(EXPOSED));
        exposed.removeAll(examined.settings().list("management.endpoints.web.exposure.exclude"));
        return exposed;
    }

    private static Stream<Place> exposed(Examined examined, Set<String> endpoints) {
        boolean exposes = exposed(examined).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(endpoints::contains);
        return exposes ? one(EXPOSED, Fix.set(EXPOSED, "health, prometheus")) : Stream.empty();
    }

    private static Stream<Place> writable(Examined examined) {
        return examined
                .settings()
                .text(ACCESS)
                .or(() -> examined.settings().text(DEFAULT_ACCESS))
                .filter(access -> access.equalsIgnoreCase("unrestricted"))
                .map(access -> new Place(ACCESS, "endpoint `gateway`", Fix.set(ACCESS, "read-only")))
                .stream();
    }

    /** Where the value stands in a file that is no secret store, and is not itself a placeholder. */
    private static Stream<Place> written(Examined examined) {
        return examined.settings()
                .all()
                .filter(ManagementChecks::isSecret)
                .filter(property -> isInFile(Origin.from(property)) && !isInStore(property))
                .filter(property -> !String.valueOf(property.getValue()).contains("${"))
                .map(property -> property.getName().toString())
                .map(key -> new Place(key, "secret", Fix.set(key, "${" + variable(key) + "}")));
    }

    private static boolean isSecret(ConfigurationProperty property) {
        return SECRET.matcher(property.getName().toString()).matches()
                && !String.valueOf(property.getValue()).isBlank();
    }

    private static boolean isInFile(@Nullable Origin origin) {
        return origin instanceof PropertySourceOrigin wrapped
                ? isInFile(wrapped.getOrigin())
                : origin instanceof TextResourceOrigin;
    }

    /** A folder with a file for each secret, as orchestrators mount it. */
    private static boolean isInStore(ConfigurationProperty property) {
        return property.getSource() != null
                && property.getSource().getUnderlyingSource() instanceof ConfigTreePropertySource;
    }

    private static String variable(String key) {
        return key.replaceAll("[.\\[]", "_").replaceAll("[-\\]]", "").toUpperCase(Locale.ROOT);
    }

    private static Stream<Place> one(String key, Fix fix) {
        return Stream.of(new Place(key, "management", fix));
    }
}
