package dev.poolgate.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.doctor.Check;
import dev.poolgate.gateway.doctor.Examined;
import dev.poolgate.gateway.doctor.Fix;
import dev.poolgate.gateway.doctor.Place;
import dev.poolgate.gateway.doctor.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class DoctorCommandTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (\\w+) \\| (.+) \\|$");
    private static final String POOLS = "poolgate.pools.";
    private static final Map<String, String> GOOD = Map.of(
            "server.address",
            "127.0.0.1",
            POOLS + "address",
            "127.0.0.1",
            POOLS + "database.url",
            "jdbc:postgresql://db.internal/poolgate");

    /** By code; each is a role where it begins with a brace. */
    private static final Map<String, Map<String, String>> BAD = Map.ofEntries(
            Map.entry("demo_on_network", Map.of("poolgate.demo.enabled", "true", "server.address", "0.0.0.0")),
            Map.entry(
                    "pools_plain_http",
                    Map.of(POOLS + "address", "0.0.0.0", POOLS + "public-url", "http://pools.internal")),
            Map.entry("pools_sign_ins_unlimited", Map.of(POOLS + "address", "10.0.0.7")),
            Map.entry("pools_in_a_file", Map.of(POOLS + "database.url", "")),
            Map.entry(
                    "pools_database_unverified",
                    Map.of(POOLS + "database.url", "jdbc:postgresql://db.example.com/poolgate?sslmode=require")),
            Map.entry("pools_mail_plain", Map.of(POOLS + "mail.security", "none")),
            Map.entry(
                    "federation_plain_http",
                    Map.of(POOLS + "federation.private-issuers", "http://127.0.0.1:8180,http://id.example.com")),
            Map.entry("data_open", Map.of("poolgate.data", "DIR/data")),
            Map.entry(
                    "role_for_strangers",
                    role(
                            "{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\"cognito-identity.amazonaws.com\"},"
                                    + "\"Action\":\"sts:AssumeRoleWithWebIdentity\"}",
                            reading("\"arn:aws:execute-api:*:*:shop/*/GET/*\""))),
            Map.entry(
                    "role_allows_everything",
                    role(account(), "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}")),
            Map.entry(
                    "role_variable_ineffective",
                    role(account(), reading("\"arn:aws:s3:::bucket/${cognito-identity.amazonaws.com:amr}/*\""))),
            Map.entry(
                    "role_wildcard_ineffective",
                    role(
                            account(),
                            "{\"Sid\":\"Odd\",\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/x\","
                                    + "\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/team\":\"sales*\"}}}")),
            Map.entry("role_unreadable", Map.of(POOLS + "roles", "{\"RoleName\":\"half\"}")),
            Map.entry("roles_missing", Map.of(POOLS + "roles", "DIR/nowhere")),
            Map.entry("roles_none", Map.of(POOLS + "roles", "DIR/data")));

    private final Path directory;

    DoctorCommandTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void openData() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void each_check_finds_its_bad_example_and_its_fix_makes_the_finding_vanish(String code) throws Exception {
        assertThat(places(code, GOOD)).isEmpty();
        Map<String, String> bad = bad(code);
        List<Place> places = places(code, bad);

        assertThat(places).isNotEmpty();
        assertThat(places(code, mended(bad, places.get(0).fix()))).isEmpty();
    }

    @Test
    void the_readme_lists_exactly_these() throws IOException {
        List<Check> checks = DoctorCommand.checks();

        assertThat(ROW.matcher(Files.readString(Path.of("README.md")))
                        .results()
                        .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3)))
                .containsExactlyElementsOf(checks.stream()
                        .map(check -> check.code() + " " + check.severity() + " " + check.what())
                        .toList());
        assertThat(BAD.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        checks.stream().map(Check::code).toList());
    }

    @Test
    void the_demo_and_the_defaults_have_no_error() {
        assertThat(run("doctor").text()).contains("0 errors").contains("route  protected  orders [/orders/**]");
        assertThat(run("doctor").code()).isZero();
        assertThat(run("doctor", "--spring.profiles.active=prod", "--poolgate.pools.roles=../../config/roles")
                        .text())
                .contains("0 errors")
                .contains("pools_in_a_file");
    }

    @Test
    void where_the_pools_are_not_run_their_folder_of_roles_is_not_looked_for() throws IOException {
        Map<String, String> lines = bad("roles_missing");
        lines.put(POOLS + "enabled", "false");

        assertThat(places("roles_missing", lines)).isEmpty();
    }

    @Test
    void the_demo_on_a_network_is_an_error() {
        Output output = run("doctor", "--server.address=0.0.0.0");

        assertThat(output.text()).contains("error  demo_on_network");
        assertThat(output.code()).isEqualTo(1);
    }

    @Test
    void another_word_is_another_command() {
        assertThat(DoctorCommand.of(new String[] {"--doctor"})).isEmpty();
        assertThat(DoctorCommand.of(new String[] {})).isEmpty();
    }

    static Stream<String> codes() {
        return DoctorCommand.checks().stream().map(Check::code);
    }

    private Map<String, String> bad(String code) throws IOException {
        Map<String, String> bad = new LinkedHashMap<>(GOOD);
        bad.putAll(Objects.requireNonNull(BAD.get(code), "an example"));
        for (Map.Entry<String, String> line : bad.entrySet()) {
            line.setValue(line.getValue().replace("DIR", directory.toString()));
            if (line.getValue().startsWith("{")) {
                Files.writeString(directory.resolve("role.json"), line.getValue());
                line.setValue(directory.toString());
            }
        }
        bad.values().removeIf(String::isEmpty);
        return bad;
    }

    private static List<Place> places(String code, Map<String, String> lines) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("file", Map.copyOf(lines)));
        return DoctorCommand.checks().stream()
                .filter(check -> check.code().equals(code))
                .flatMap(check -> check.look().apply(Examined.of(new Settings(environment))))
                .toList();
    }

    private static Map<String, String> mended(Map<String, String> lines, Fix fix) throws Exception {
        Map<String, String> mended = new LinkedHashMap<>(lines);
        List<String> gone = new ArrayList<>(fix.drops());
        gone.addAll(fix.sets().keySet());
        gone.forEach(key -> mended.keySet().removeIf(line -> line.equals(key) || line.startsWith(key + ".")));
        mended.putAll(fix.sets());
        for (String command : fix.runs()) {
            assertThat(new ProcessBuilder("sh", "-c", command)
                            .inheritIO()
                            .start()
                            .waitFor())
                    .isZero();
        }
        for (Fix.Edit edit : fix.edits()) {
            edit(edit);
        }
        return mended;
    }

    private static void edit(Fix.Edit edit) throws IOException {
        JsonNode file = JsonMapper.shared().readTree(Files.readString(edit.file()));
        int last = edit.pointer().lastIndexOf('/');
        JsonNode parent = file.at(edit.pointer().substring(0, last));
        String member = edit.pointer().substring(last + 1);
        JsonNode value = JsonMapper.shared().readTree(edit.json());
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(member), value);
        } else {
            ((ObjectNode) parent).set(member, value);
        }
        Files.writeString(edit.file(), file.toString());
    }

    private static Map<String, String> role(String trust, String permission) {
        return Map.of(POOLS + "roles", """
                {"RoleName": "r", "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [%s]},
                 "Policies": [{"PolicyName": "p", "PolicyDocument": {"Version": "2012-10-17", "Statement": [%s]}}]}
                """.formatted(trust, permission));
    }

    private static String account() {
        return "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"000000000000\"},\"Action\":\"sts:AssumeRole\"}";
    }

    private static String reading(String resource) {
        return "{\"Effect\":\"Allow\",\"Action\":\"execute-api:Invoke\",\"Resource\":" + resource + "}";
    }

    private static Output run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int code = DoctorCommand.of(arguments).orElseThrow().run(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return new Output(code, bytes.toString(StandardCharsets.UTF_8));
    }

    private record Output(int code, String text) {}
}
