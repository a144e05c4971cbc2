package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import tools.jackson.databind.JsonNode;

/** The server's meters, the dashboard and the alert rules of {@code config}, judged by a real Prometheus. */
@ExtendWith(DemoServer.class)
class MetricsIT {
    private static final Path CONFIG =
            Path.of("..", "..", "config").toAbsolutePath().normalize();
    private static final Path RULES = CONFIG.resolve("prometheus/poolgate-rules.yaml");
    private static final Path RULES_TEST = CONFIG.resolve("prometheus/poolgate-rules-test.yaml");
    private static final Dashboard DASHBOARD = Dashboard.read(CONFIG.resolve("grafana/poolgate.json"));

    /** Prometheus has them of itself. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

    /** Exposed once the first such thing happens; to a healthy server without candidate policies it does not. */
    private static final Set<String> NOT_HERE = Set.of(
            "poolgate_jwks_keys_ignored_total",
            "poolgate_userpool_behind_failed_total",
            "poolgate_policies_shadow_total");

    private static final Set<String> EMPTY_HERE = Set.of("Throttles");

    private final ServerProcess server;
    private final DemoClient client;

    MetricsIT(ServerProcess server, DemoClient client) {
        this.server = server;
        this.client = client;
    }

    @BeforeEach
    void prometheusIsThere() {
        if (System.getenv("CI") == null) {
            Assumptions.assumeTrue(
                    Files.isExecutable(PrometheusProcess.PROGRAM), "skipped: no Debian package `prometheus`");
        }
    }

    @Test
    void prometheus_finds_nothing_to_object_to_in_our_meters() throws Exception {
        traffic();

        Output lint = promtool(scrape(), "check", "metrics");

        // 3: it has something to say, which about others' meters it has
        assertThat(lint.exit()).as(lint.text()).isIn(0, 3);
        assertThat(lint.text().lines()).noneMatch(line -> line.startsWith("poolgate"));
    }

    @Test
    void every_meter_of_ours_is_explained() throws Exception {
        traffic();

        assertThat(scrape().lines()
                        .filter(line -> line.startsWith("# TYPE poolgate_"))
                        .map(line -> line.split(" ", -1)[2])
                        // what unit and kind add to the name of a meter
                        .map(name -> name.replaceFirst("(_seconds|_bytes)?(_max|_total)?$", "")))
                .hasSizeGreaterThan(10)
                .isSubsetOf(explained());
    }

    private static Set<String> explained() throws IOException {
        Set<String> meters = new TreeSet<>();
        for (String module : List.of("starter", "user-pool", "identity-pool")) {
            Path readme = CONFIG.resolveSibling("gateway").resolve(module).resolve("README.md");
            found(readme, "`(poolgate\\.[a-z.]+)`").forEach(meter -> meters.add(meter.replace('.', '_')));
        }
        return meters;
    }

    @Test
    void the_rules_are_rules_and_every_alert_has_its_test() throws Exception {
        Output check = promtool("", "check", "rules", RULES.toString());
        assertThat(check.exit()).as(check.text()).isZero();
        Output test = promtool("", "test", "rules", RULES_TEST.toString());
        assertThat(test.exit()).as(test.text()).isZero();
        assertThat(test.text()).contains("SUCCESS");
        assertThat(found(RULES_TEST, "(?m)^  - name: (Poolgate\\w+)$"))
                .isEqualTo(found(RULES, "(?m)^      - alert: (\\w+)$"));
    }

    @Test
    void every_metric_that_dashboard_and_rules_name_is_exposed() throws Exception {
        traffic();
        Set<String> known = scrape().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        known.addAll(found(RULES, "(?m)^      - record: (\\S+)$"));
        known.addAll(OF_PROMETHEUS);
        known.addAll(NOT_HERE);

        Set<String> named = Stream.concat(DASHBOARD.queries().stream().map(Dashboard.Query::sent), expressionsOfRules())
                .flatMap(expression -> PromQl.metrics(expression).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).hasSizeGreaterThan(30).isSubsetOf(known);
    }

    @Test
    void every_panel_and_every_rule_can_be_evaluated_and_shows_what_happened(@TempDir Path home) throws Exception {
        try (PrometheusProcess prometheus = PrometheusProcess.watching(home, server.management("/"), RULES)) {
            traffic();
            prometheus.awaitScrapes(2);
            traffic();
            prometheus.awaitScrapes(2);

            assertThat(DASHBOARD.queries()).hasSizeGreaterThan(50).allSatisfy(query -> assertThat(
                            prometheus.query(query.sent()).valueStream())
                    .as(query.panel())
                    .matches(samples -> isFilled(samples) || mayBeEmpty(query)));
            assertThat(prometheus.rules().valueStream().flatMap(group -> group.path("rules")
                            .valueStream()))
                    .isNotEmpty()
                    .allSatisfy(rule -> assertThat(rule.path("health").asString())
                            .as(rule.path("name").asString() + " " + rule.path("lastError"))
                            .isEqualTo("ok"));
        }
    }

    @Test
    void the_dashboard_is_one_that_grafana_can_load() {
        assertThat(DASHBOARD.panels().map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
        assertThat(DASHBOARD.panels().map(panel -> panel.path("title").asString()))
                .doesNotHaveDuplicates();
        assertThat(DASHBOARD.json().path("uid").asString()).isEqualTo("poolgate");
        assertThat(DASHBOARD.json().path("schemaVersion").asInt()).isPositive();
    }

    private static boolean isFilled(List<? extends JsonNode> samples) {
        return samples.stream().map(sample -> sample.at("/value/1").asString()).anyMatch(value -> !value.equals("NaN"));
    }

    private static boolean mayBeEmpty(Dashboard.Query query) {
        return EMPTY_HERE.contains(query.panel()) || NOT_HERE.containsAll(PromQl.metrics(query.sent()));
    }

    /** Requests of each kind: let through in every way, and refused by each stage that refuses. */
    private void traffic() {
        String alice = "Bearer " + client.signIn("alice").accessToken();
        String bob = "Bearer " + client.signIn("bob").accessToken();
        assertThat(status("/orders/1", "Authorization", alice)).isEqualTo(200);
        assertThat(status("/reports/1", "Authorization", bob)).isEqualTo(200);
        assertThat(status("/public/1")).isEqualTo(200);
        assertThat(status("/orders/1")).isEqualTo(401);
        assertThat(status("/orders/1", "Authorization", "Bearer eyJhbGciOiJub25lIn0.e30."))
                .isEqualTo(401);
        assertThat(status("/reports/1", "Authorization", alice)).isEqualTo(403);
        assertThat(status("/orders//1")).isEqualTo(400);
        assertThat(SignedRequest.of("GET", server.gateway("/ledger/1"), "", client.credentials(client.signIn("alice")))
                        .send()
                        .statusCode())
                .isEqualTo(200);
        try {
            client.signIn("alice", "not the password");
        } catch (NotAuthorizedException refused) {
            assertThat(refused).hasMessageContaining("Incorrect username or password");
        }
    }

    private int status(String path, String... headers) {
        return server.get(server.gateway(path), headers).statusCode();
    }

    private String scrape() {
        return server.get(server.management("/actuator/prometheus")).body();
    }

    private static Stream<String> expressionsOfRules() throws IOException {
        // an expression ends where the next key of its rule begins
        return Pattern.compile("(?ms)^        expr: (?:\\|\\n)?(.*?)(?=^ {6}- |^ {8}\\w|^ {2}- |\\z)")
                .matcher(Files.readString(RULES))
                .results()
                .map(expression -> expression.group(1));
    }

    private static Set<String> found(Path file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Output promtool(String input, String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Stream.concat(Stream.of("/usr/bin/promtool"), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Output(process.exitValue(), text);
    }

    private record Output(int exit, String text) {}
}
