package dev.poolgate.gateway.doctor;

import static dev.poolgate.gateway.doctor.Check.error;
import static dev.poolgate.gateway.doctor.Check.note;
import static dev.poolgate.gateway.doctor.Check.warning;

import dev.poolgate.gateway.guard.GuardProperties;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who reaches the gateway, who is believed about it, and whom it believes. */
final class NetworkChecks {
    private static final String PROXIES = "poolgate.guard.trusted-proxies";
    private static final String PASSED = "poolgate.guard.passed-headers";
    private static final Pattern ORIGINS =
            Pattern.compile("(.+\\.cors-configurations\\[[^]]+])\\.allowed-?origin(?:s|-?patterns)(?:\\[\\d+])?");
    private static final Pattern SPEAKS_FOR_SOMEBODY =
            Pattern.compile("(?i)x-(?:forwarded|real|user|email|groups?|roles?|auth|remote|amz-security|poolgate).*");
    private static final int WIDE_V4 = 8;
    private static final int WIDE_V6 = 16;

    private NetworkChecks() {}

    static List<Check> all() {
        return List.of(
                error(
                        "proxies_everybody",
                        "forwarded headers are believed from a large part of the internet",
                        "any caller says which address it has and whether it came over TLS",
                        NetworkChecks::everybody),
                warning(
                        "headers_passed",
                        "clients may send a header that backends take for the gateway's word",
                        "whoever sends it is who it says",
                        NetworkChecks::passed),
                error(
                        "cors_credentials_everywhere",
                        "scripts of every origin may call with the browser's credentials",
                        "any page that a user visits acts in their name",
                        NetworkChecks::cors),
                warning(
                        "tls_absent",
                        "the gateway serves a network without TLS, and no proxy in front is trusted",
                        "tokens can be read on the way",
                        NetworkChecks::withoutTls),
                note(
                        "forward_headers_ineffective",
                        "forwarded headers shall be read, and no proxy is trusted",
                        "they are dropped; the strategy has no effect",
                        examined -> examined.settings()
                                                .text("server.forward-headers-strategy")
                                                .filter(strategy -> !strategy.equalsIgnoreCase("none"))
                                                .isPresent()
                                        && guard(examined).trustedProxies().isEmpty()
                                ? one("server.forward-headers-strategy", Fix.drop("server.forward-headers-strategy"))
                                : Stream.empty()),
                error(
                        "backend_tls_unchecked",
                        "every certificate of a backend is accepted",
                        "whoever is on the way answers for it, and gets what is sent",
                        on(Examined.GATEWAY + "httpclient.ssl.use-insecure-trust-manager")),
                error(
                        "wiretap_backends",
                        "what is sent to backends is written to the log",
                        "with every token and signature",
                        on(Examined.GATEWAY + "httpclient.wiretap")),
                error(
                        "wiretap_callers",
                        "what callers send is written to the log",
                        "with every token",
                        on(Examined.GATEWAY + "httpserver.wiretap")),
                warning(
                        "request_details_logged",
                        "headers and forms of requests are written to the log",
                        "with what is secret in them",
                        on("spring.http.codecs.log-request-details")),
                error(
                        "responses_cached_for_all",
                        "responses are cached for all callers",
                        "one is answered with what another was told; the start refuses it where callers are asked for",
                        cached()),
                warning(
                        "errors_with_stack_trace",
                        "error pages show stack traces",
                        "they tell everybody which libraries are in use, and sometimes values",
                        examined -> Stream.of("spring.web.error.include-stacktrace", "server.error.include-stacktrace")
                                .filter(key -> examined.settings().is(key, "always"))
                                .map(key -> new Place(key, "gateway", Fix.set(key, "never")))));
    }

    private static Stream<Place> everybody(Examined examined) {
        return guard(examined).trustedProxies().stream().anyMatch(NetworkChecks::isWide)
                ? one(PROXIES, Fix.set(PROXIES, "10.0.0.0/8"))
                : Stream.empty();
    }

    private static boolean isWide(String network) {
        int slash = network.indexOf('/');
        if (slash < 0 || !network.substring(slash + 1).matches("\\d{1,3}")) {
            return false;
        }
        return Integer.parseInt(network.substring(slash + 1)) < (network.contains(":") ? WIDE_V6 : WIDE_V4);
    }

    private static Stream<Place> passed(Examined examined) {
        return guard(examined).passedHeaders().stream()
                        .anyMatch(name -> SPEAKS_FOR_SOMEBODY.matcher(name).matches())
                ? one(PASSED, Fix.drop(PASSED))
                : Stream.empty();
    }

    private static Stream<Place> cors(Examined examined) {
        return examined.settings()
                .all()
                .filter(property -> String.valueOf(property.getValue()).contains("*"))
                .map(property -> ORIGINS.matcher(property.getName().toString()))
                .filter(Matcher::matches)
                .map(origins -> origins.group(1) + ".allow-credentials")
                .filter(examined.settings()::is)
                .distinct()
                .map(key -> new Place(key, "all routes", Fix.set(key, "false")));
    }

    private static Stream<Place> withoutTls(Examined examined) {
        Settings settings = examined.settings();
        boolean encrypted = settings.text("server.ssl.bundle")
                .or(() -> settings.text("server.ssl.key-store"))
                .or(() -> settings.text("server.ssl.certificate"))
                .isPresent();
        boolean reached = !Hosts.isLoopback(settings.text("server.address"));
        return reached && !encrypted && guard(examined).trustedProxies().isEmpty()
                ? one(
                        "server.address",
                        Fix.set("server.ssl.bundle", "gateway")
                                .andSet("spring.ssl.bundle.pem.gateway.keystore.certificate", "/etc/poolgate/tls.crt")
                                .andSet("spring.ssl.bundle.pem.gateway.keystore.private-key", "/etc/poolgate/tls.key"))
                : Stream.empty();
    }

    private static Function<Examined, Stream<Place>> cached() {
        String key = Examined.GATEWAY + "filter.local-response-cache.enabled";
        String global = Examined.GATEWAY + "global-filter.local-response-cache.enabled";
        return examined -> examined.settings().is(key)
                        && !Optional.of("false")
                                .equals(examined.settings().text(global).map(NetworkChecks::lower))
                ? one(key, Fix.set(global, "false"))
                : Stream.empty();
    }

    private static Function<Examined, Stream<Place>> on(String key) {
        return examined -> examined.settings().is(key) ? one(key, Fix.set(key, "false")) : Stream.empty();
    }

    private static Stream<Place> one(String key, Fix fix) {
        return Stream.of(new Place(key, "gateway", fix));
    }

    private static GuardProperties guard(Examined examined) {
        return examined.poolgate().guard();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
