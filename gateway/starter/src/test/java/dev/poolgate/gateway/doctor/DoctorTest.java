package dev.poolgate.gateway.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.poolgate.gateway.testkit.TestIssuer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DoctorTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (\\w+) \\| (.+) \\|$");

    private static String weakKeys = "";

    private final Path directory;

    DoctorTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeAll
    static void makeKeys() throws JOSEException {
        weakKeys = new JWKSet(new RSAKeyGenerator(1024, true).keyID("old").generate()).toString(false);
    }

    @BeforeEach
    void files() throws IOException {
        write("writable.json", "rw-rw-rw-", "{\"keys\":[]}");
        write("open.json", "rw-r--r--", "{\"keys\":[]}");
        write("weak.json", "rw-------", weakKeys);
    }

    @Test
    void a_sound_configuration_has_no_finding() throws IOException {
        Report report = good().report(List.of());

        assertThat(report.findings()).isEmpty();
        assertThat(report.obstacles()).isEmpty();
        assertThat(report.isSound(true)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void each_check_finds_its_bad_example_and_its_fix_makes_the_finding_vanish(String code) throws Exception {
        Configuration bad = good().with(Objects.requireNonNull(BadExamples.bad().get(code), "an example"));
        Report report = bad.report(List.of());
        List<Finding> found = report.findings().stream()
                .filter(finding -> finding.check().code().equals(code))
                .toList();

        assertThat(found).as("%s", report.text()).hasSize(1);
        assertThat(found.get(0).place().fix().lines()).isNotEmpty();
        assertThat(bad.mended(found.get(0).place().fix()).codes()).doesNotContain(code);
    }

    @Test
    void there_are_thirty_kinds_and_more_each_with_words_of_its_own() {
        List<Check> checks = Checks.all();

        assertThat(checks).hasSizeGreaterThanOrEqualTo(30);
        assertThat(checks).extracting(Check::code).doesNotHaveDuplicates();
        assertThat(checks).extracting(Check::what).doesNotHaveDuplicates();
        assertThat(checks).extracting(Check::why).doesNotHaveDuplicates();
        assertThat(BadExamples.bad().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        checks.stream().map(Check::code).toList());
    }

    @Test
    void the_readme_lists_exactly_these() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String section = readme.substring(readme.indexOf("\n## Doctor\n") + 1).split("\n## ", 2)[0];
        Stream<String> rows =
                ROW.matcher(section).results().map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3));

        assertThat(rows)
                .containsExactlyElementsOf(Checks.all().stream()
                        .map(check -> check.code() + " " + check.severity() + " " + check.what())
                        .toList());
    }

    @Test
    void a_finding_names_file_and_line_and_the_exit_code_tells() throws IOException {
        String argument =
                good().with(Map.of("poolgate.issuers.main.client-ids", "any")).argument();
        Output output = run(argument);

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.text())
                .contains("error  issuer_accepts_everybody: issuer `main`")
                .containsPattern("poolgate\\.issuers\\.main\\.client-ids \\(.*application\\.properties\\D+\\d+:\\d+\\)")
                .contains("poolgate.issuers.main.client-ids: id-of-your-app-client");
    }

    @Test
    void warnings_fail_only_where_that_is_asked_for() throws IOException {
        String argument =
                good().with(Map.of("poolgate.issuers.main.clock-skew", "2m")).argument();

        assertThat(run(argument).code()).isZero();
        assertThat(run(argument, "--strict").code()).isEqualTo(1);
    }

    @Test
    void json_has_the_same() throws IOException {
        String argument =
                good().with(Map.of("poolgate.issuers.main.clock-skew", "2m")).argument();
        JsonNode json = JsonMapper.shared().readTree(run(argument, "--json").text());

        assertThat(json.get("findings").get(0).get("code").asString()).isEqualTo("issuer_skew_large");
        assertThat(json.get("findings").get(0).get("severity").asString()).isEqualTo("warning");
        assertThat(json.get("findings").get(0).get("fix").get(0).asString())
                .isEqualTo("poolgate.issuers.main.clock-skew: 30s");
        assertThat(json.get("routes").get(0).get("access").asString()).isEqualTo("protected");
        assertThat(json.get("obstacles")).isEmpty();
    }

    @Test
    void a_secret_is_named_and_not_told() throws IOException {
        Output output = run(good().with(Map.of("poolgate.pools.admin-secret-access-key", "hunter2"))
                .argument());

        assertThat(output.text())
                .contains("secret_in_file")
                .contains("${POOLGATE_POOLS_ADMINSECRETACCESSKEY}")
                .doesNotContain("hunter2");
    }

    @Test
    void an_argument_is_removed_as_it_is_written_and_is_no_secret() throws Exception {
        String route = "spring.cloud.gateway.server.webflux.routes[0].";
        Configuration bad = good().with(Map.of(
                route + "uri", "https://orders.example.com", route + "filters[0].args.passToken", "true"));
        List<Finding> found = bad.report(List.of()).findings();

        assertThat(found).extracting(finding -> finding.check().code()).containsExactly("backend_gets_callers_token");
        assertThat(bad.mended(found.get(0).place().fix()).codes()).isEmpty();
    }

    @Test
    void a_secret_in_a_secret_store_or_in_the_environment_is_where_it_belongs() throws IOException {
        Path store = Files.createDirectory(directory.resolve("secrets"));
        Files.writeString(store.resolve("poolgate.pools.admin-secret-access-key"), "hunter2");
        Configuration imported = good().with(Map.of("spring.config.import", "configtree:" + store + "/"));
        Configuration placeholder = good().with(Map.of("poolgate.pools.admin-secret-access-key", "${SOMEWHERE:x}"));

        assertThat(run(imported.argument()).text()).doesNotContain("secret_in_file");
        assertThat(run(placeholder.argument()).text()).doesNotContain("secret_in_file");
    }

    @Test
    void what_cannot_be_read_or_would_not_start_is_an_error() throws IOException {
        assertThat(run(good().with(Map.of("poolgate.issuers.main.clock-skew", "soon"))
                                .argument())
                        .text())
                .contains("error  `poolgate.issuers.main.clock-skew`");
        assertThat(run(good().with(Map.of("poolgate.issuers.main.token-use", ""))
                                .argument())
                        .text())
                .contains("error  `poolgate.issuers.main` lacks [token-use]");
        assertThat(run(good().with(Map.of("poolgate.keys.refresh-after", "15m")).argument())
                        .code())
                .isEqualTo(1);
    }

    @Test
    void profiles_and_the_command_line_count_as_in_the_application() throws IOException {
        String argument = good().argument();
        Files.writeString(directory.resolve("application-prod.properties"), "poolgate.tokens.cache-size=0\n");
        String folder = "--spring.config.location=" + directory.toUri();

        assertThat(run(folder).text()).doesNotContain("token_cache_off");
        assertThat(run(folder, "--spring.profiles.active=prod").text()).contains("token_cache_off");
        assertThat(run(argument, "--poolgate.tokens.cache-size=0").text()).contains("token_cache_off");
    }

    @Test
    void keys_are_fetched_only_where_that_is_asked_for() throws IOException {
        try (TestIssuer issuer = new TestIssuer()) {
            String argument = good().with(Map.of(
                            "poolgate.issuers.main.issuer",
                            issuer.url(),
                            "poolgate.issuers.main.network",
                            "private-plain-http"))
                    .argument();
            issuer.fail();

            assertThat(run(argument).code()).isZero();
            assertThat(run(argument, "--online").text()).contains("the keys of issuer `main` cannot be had");
            issuer.recover();
            assertThat(run(argument, "--online").code()).isZero();
        }
    }

    @Test
    void coverage_says_which_operations_are_open_protected_or_not_reached() throws IOException {
        String route = "spring.cloud.gateway.server.webflux.routes[0].";
        Output output = run(good().with(Map.of(
                        "poolgate.openapi.shop.location",
                        "classpath:openapi/shop-3.0.yaml",
                        "poolgate.openapi.shop.schemes.oauth",
                        "main",
                        "poolgate.openapi.shop.schemes.session",
                        "any",
                        route + "predicates[0]",
                        "Path=/v1/shop/**",
                        route + "filters[0].args.openapi",
                        "shop",
                        route + "filters[0].args.guests",
                        "true"))
                .argument());

        assertThat(output.text())
                .contains("route  guests     orders [/v1/shop/**], follows `shop`")
                .contains("operation  open       GET /v1/shop/catalogue/{section}/{item} of `shop`, route `orders`")
                .contains("operation  protected  POST /v1/shop/orders of `shop`, route `orders`")
                .contains("operation  unreached  GET /health of `shop`, no route");
        assertThat(run(good().argument()).text()).contains("route  protected  orders [/orders/**], undocumented");
    }

    static Stream<String> codes() {
        return Checks.all().stream().map(Check::code);
    }

    private Configuration good() {
        return new Configuration(directory, BadExamples.good());
    }

    private static Output run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int code = new Doctor(List.of(), environment -> {})
                .run(new PrintStream(bytes, true, StandardCharsets.UTF_8), arguments);
        return new Output(code, bytes.toString(StandardCharsets.UTF_8));
    }

    private void write(String name, String permissions, String content) throws IOException {
        Path file = Files.writeString(directory.resolve(name), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private record Output(int code, String text) {}
}
