package dev.poolgate.identitypool.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.identitypool.roles.StoredRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleFilesTest extends IamTest {
    private static final String FILE = """
            {
              "RoleName": "reader",
              "Path": "/shop/",
              "Description": "reads",
              "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []},
              "Policies": [{"PolicyName": "orders", "PolicyDocument": {"Statement": [{}]}}],
              "ManagedPolicyArns": ["arn:aws:iam::000000000000:policy/p"],
              "MaxSessionDuration": 7200,
              "PermissionsBoundary": "arn:aws:iam::000000000000:policy/p",
              "Tags": [{"Key": "team", "Value": "a"}]
            }
            """;

    private final Path folder;

    RoleFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_file_becomes_a_role_and_keeps_being_it() throws Exception {
        running.createPolicy("p");
        Files.writeString(folder.resolve("notes.txt"), "not a role");
        assertThat(apply(FILE)).isEqualTo(1);
        StoredRole created = running.stores.roles().find("reader").orElseThrow();
        assertThat(created.arn()).isEqualTo("arn:aws:iam::000000000000:role/shop/reader");
        assertThat(created.description()).isEqualTo("reads");
        assertThat(created.trustPolicy()).isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[]}");
        assertThat(created.inlinePolicies()).isEqualTo(Map.of("orders", "{\"Statement\":[{}]}"));
        assertThat(created.attached()).containsExactly("arn:aws:iam::000000000000:policy/p");
        assertThat(created.boundary()).contains("arn:aws:iam::000000000000:policy/p");
        assertThat(created.maxSessionSeconds()).isEqualTo(7200);
        assertThat(created.tags()).isEqualTo(Map.of("team", "a"));

        iam.putRolePolicy(role -> role.roleName("reader").policyName("by-hand").policyDocument(RunningIam.POLICY));
        apply(FILE.replace("7200", "3600").replace("\"reads\"", "\"reads more\""));
        StoredRole updated = running.stores.roles().find("reader").orElseThrow();
        assertThat(updated).isEqualTo(created.withSettings("reads more", 3600));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RoleName | RolName | member `RolName` is unknown; the nearest known is `RoleName`",
                "\"PolicyDocument\" | \"PolicyDocumnt\" | member `Policies`: member `PolicyDocumnt` is unknown; the nearest known is `PolicyDocument`",
                "\"reads\" | 5 | member `Description` must be text",
                "7200 | \"7200\" | member `MaxSessionDuration` must be a number",
                "{\"Key\": \"team\", \"Value\": \"a\"} | 7 | member `Tags` is not a json object",
                "\"Description\" | \"RoleName\" | is not json, or names a member twice",
                "\"Statement\": [] | \"Id\": \"a\" | member `Statement` is missing",
                "reader | a b | at 'roleName' failed to satisfy constraint",
                "policy/p | policy/q | Policy arn:aws:iam::000000000000:policy/q does not exist or is not attachable."
            })
    void what_is_wrong_stops_the_start_and_says_where(String right, String wrong, String message) {
        running.createPolicy("p");
        assertThatThrownBy(() -> apply(FILE.replace(right, wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("role file `role.json`")
                .hasMessageContaining(message);
        assertThat(iam.listRoles().roles()).isEmpty();
    }

    @Test
    void a_path_cannot_change() {
        running.createPolicy("p");
        running.createRole("reader");
        assertThatThrownBy(() -> apply(FILE))
                .hasMessageContaining("The role reader is there under the path /, which cannot change.");
    }

    @Test
    void no_role_is_touched_before_all_files_are_read() throws Exception {
        Files.writeString(folder.resolve("z.json"), "{");
        running.createPolicy("p");
        assertThatThrownBy(() -> apply(FILE)).hasMessageContaining("role file `z.json` is not json");
        assertThat(iam.listRoles().roles()).isEmpty();
    }

    @Test
    void a_seed_is_created_once_and_left_as_administrators_make_it() {
        RoleTemplate seed = RoleTemplate.of("guest", RunningIam.TRUST, "read", RunningIam.POLICY);
        assertThat(running.api.templates().createIfAbsent(seed)).isTrue();
        iam.deleteRolePolicy(role -> role.roleName("guest").policyName("read"));
        assertThat(running.api.templates().createIfAbsent(seed)).isFalse();
        assertThat(running.stores.roles().find("guest").orElseThrow().inlinePolicies())
                .isEmpty();
    }

    private int apply(String file) throws IOException {
        Files.writeString(folder.resolve("role.json"), file);
        return new RoleFiles(running.api.templates()).apply(folder);
    }
}
