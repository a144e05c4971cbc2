package dev.poolgate.identitypool.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

class RoleOperationsTest extends IamTest {

    @Test
    void a_role_is_created_as_it_was_asked_for() {
        Role created = iam.createRole(role -> role.roleName("Reader")
                        .path("/shop/orders/")
                        .assumeRolePolicyDocument(RunningIam.TRUST)
                        .description("reads & more")
                        .maxSessionDuration(7200)
                        .tags(Tag.builder().key("team").value("a").build()))
                .role();
        assertThat(created.arn()).isEqualTo("arn:aws:iam::000000000000:role/shop/orders/Reader");
        assertThat(created.roleId()).matches("AROA[A-Z2-7]{17}");
        Role found = iam.getRole(role -> role.roleName("reader")).role();
        assertThat(found).isEqualTo(created);
        assertThat(found.maxSessionDuration()).isEqualTo(7200);
        assertThat(found.assumeRolePolicyDocument()).startsWith("%7B%22Version%22%3A%222012-10-17%22");
        assertThat(URLDecoder.decode(found.assumeRolePolicyDocument(), StandardCharsets.UTF_8))
                .isEqualTo(RunningIam.TRUST);
    }

    @Test
    void a_name_is_given_once_and_a_role_made_again_is_another() {
        running.createRole("r");
        String first = iam.getRole(role -> role.roleName("r")).role().roleId();
        assertRefused(() -> running.createRole("R"), 409, "EntityAlreadyExists", "Role with name R already exists.");
        iam.deleteRole(role -> role.roleName("r"));
        assertRefused(
                () -> iam.getRole(role -> role.roleName("r")),
                404,
                "NoSuchEntity",
                "The role with name r cannot be found.");
        running.createRole("r");
        assertThat(iam.getRole(role -> role.roleName("r")).role().roleId()).isNotEqualTo(first);
    }

    @Test
    void a_listing_comes_in_pages_and_keeps_to_a_path() {
        List.of("a", "b", "c").forEach(running::createRole);
        iam.createRole(role -> role.roleName("d").path("/x/").assumeRolePolicyDocument(RunningIam.TRUST));
        ListRolesResponse first = iam.listRoles(page -> page.maxItems(3));
        assertThat(first.roles()).extracting(Role::roleName).containsExactly("a", "b", "c");
        assertThat(first.isTruncated()).isTrue();
        ListRolesResponse second = iam.listRoles(page -> page.marker(first.marker()));
        assertThat(second.roles()).extracting(Role::roleName).containsExactly("d");
        assertThat(second.isTruncated()).isFalse();
        assertThat(second.marker()).isNull();
        assertThat(iam.listRoles(page -> page.pathPrefix("/x")).roles())
                .extracting(Role::roleName)
                .containsExactly("d");
        assertThat(iam.listRolesPaginator(page -> page.maxItems(1)).roles()).hasSize(4);
        assertRefused(() -> iam.listRoles(page -> page.marker("%")), 400, "ValidationError", "Invalid Marker.");
    }

    @Test
    void what_an_update_does_not_give_stays() {
        running.createRole("r");
        iam.updateRole(role -> role.roleName("r").maxSessionDuration(43_200));
        iam.updateRole(role -> role.roleName("r").description("d"));
        Role role = iam.getRole(get -> get.roleName("r")).role();
        assertThat(role.maxSessionDuration()).isEqualTo(43_200);
        assertThat(role.description()).isEqualTo("d");
        assertThat(iam.updateRoleDescription(update -> update.roleName("r").description(""))
                        .role()
                        .description())
                .isNull();
    }

    @Test
    void a_session_lasts_one_to_twelve_hours() {
        running.createRole("r");
        assertRefused(
                () -> iam.updateRole(role -> role.roleName("r").maxSessionDuration(43_201)),
                400,
                "ValidationError",
                "1 validation error detected: Value '43201' at 'maxSessionDuration' failed to satisfy constraint: "
                        + "Member must have value less than or equal to 43200");
    }

    @Test
    void a_trust_policy_is_replaced_where_it_is_one() {
        running.createRole("r");
        String other = RunningIam.TRUST.replace("000000000000", "111111111111");
        iam.updateAssumeRolePolicy(role -> role.roleName("r").policyDocument(other));
        assertThat(running.stores.roles().find("r").orElseThrow().trustPolicy()).isEqualTo(other);
        assertRefused(
                () -> iam.updateAssumeRolePolicy(role -> role.roleName("r").policyDocument("{}")),
                400,
                "MalformedPolicyDocument",
                "member `Statement` is missing");
        String large = RunningIam.TRUST.replace("{\"Version\"", "{\"Id\":\"" + "x".repeat(2048) + "\",\"Version\"");
        assertRefused(
                () -> iam.updateAssumeRolePolicy(role -> role.roleName("r").policyDocument(large)),
                409,
                "LimitExceeded",
                "Cannot exceed quota for ACLSizePerRole: 2048");
    }

    @Test
    void any_identity_pool_whatsoever_is_never_trusted() {
        String open = RunningIam.TRUST.replace(
                "{\"AWS\":\"000000000000\"}", "{\"Federated\":\"cognito-identity.amazonaws.com\"}");
        assertRefused(
                () -> iam.createRole(role -> role.roleName("r").assumeRolePolicyDocument(open)),
                400,
                "MalformedPolicyDocument",
                "A trust policy for cognito-identity.amazonaws.com must have a condition on "
                        + "cognito-identity.amazonaws.com:aud that names identity pools.");
    }

    @Test
    void a_role_with_policies_stays() {
        running.createRole("r");
        String arn = running.createPolicy("p");
        iam.attachRolePolicy(role -> role.roleName("r").policyArn(arn));
        iam.putRolePolicy(role -> role.roleName("r").policyName("i").policyDocument(RunningIam.POLICY));
        assertRefused(
                () -> iam.deleteRole(role -> role.roleName("r")),
                409,
                "DeleteConflict",
                "Cannot delete entity, must detach all policies first.");
        iam.detachRolePolicy(role -> role.roleName("r").policyArn(arn));
        assertRefused(
                () -> iam.deleteRole(role -> role.roleName("r")),
                409,
                "DeleteConflict",
                "Cannot delete entity, must delete policies first.");
        iam.deleteRolePolicy(role -> role.roleName("r").policyName("i"));
        iam.deleteRole(role -> role.roleName("r"));
        assertThat(iam.listRoles().roles()).isEmpty();
    }
}
