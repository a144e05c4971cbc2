package dev.poolgate.identitypool.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Tag;

/** What a role may do, inline, attached and at most; and its tags. */
class RolePolicyOperationsTest extends IamTest {

    @BeforeEach
    void create() {
        running.createRole("r");
    }

    @Test
    void an_inline_policy_is_put_read_listed_and_deleted() {
        put("b");
        put("a");
        assertThat(iam.getRolePolicy(role -> role.roleName("r").policyName("a")).policyDocument())
                .isEqualTo(Views.encoded(RunningIam.POLICY));
        assertThat(iam.listRolePolicies(role -> role.roleName("r")).policyNames())
                .containsExactly("a", "b");
        assertThat(iam.listRolePoliciesPaginator(role -> role.roleName("r").maxItems(1))
                        .policyNames())
                .containsExactly("a", "b");
        iam.deleteRolePolicy(role -> role.roleName("r").policyName("a"));
        assertRefused(
                () -> iam.getRolePolicy(role -> role.roleName("r").policyName("a")),
                404,
                "NoSuchEntity",
                "The role policy with name a cannot be found.");
        assertRefused(
                () -> iam.deleteRolePolicy(role -> role.roleName("r").policyName("a")),
                404,
                "NoSuchEntity",
                "The role policy with name a cannot be found.");
    }

    @Test
    void an_inline_policy_is_one_and_all_together_are_bounded() {
        assertRefused(
                () -> iam.putRolePolicy(
                        role -> role.roleName("r").policyName("a").policyDocument("[]")),
                400,
                "MalformedPolicyDocument",
                "member `Statement` is missing");
        String large = RunningIam.POLICY + "x".repeat(10_240 - RunningIam.POLICY.length()) + " ".repeat(1000);
        iam.putRolePolicy(role -> role.roleName("r").policyName("a").policyDocument(large));
        assertRefused(() -> put("b"), 409, "LimitExceeded", "Maximum policy size of 10240 bytes exceeded for role r");
        assertThat(iam.listRolePolicies(role -> role.roleName("r")).policyNames())
                .containsExactly("a");
    }

    @Test
    void a_managed_policy_is_attached_once_and_detached() {
        String arn = running.createPolicy("p");
        attach(arn);
        attach(arn);
        assertThat(iam.listAttachedRolePolicies(role -> role.roleName("r")).attachedPolicies())
                .containsExactly(
                        AttachedPolicy.builder().policyArn(arn).policyName("p").build());
        assertThat(iam.getPolicy(policy -> policy.policyArn(arn)).policy().attachmentCount())
                .isEqualTo(1);
        iam.detachRolePolicy(role -> role.roleName("r").policyArn(arn));
        assertRefused(
                () -> iam.detachRolePolicy(role -> role.roleName("r").policyArn(arn)),
                404,
                "NoSuchEntity",
                "Policy " + arn + " was not found.");
    }

    @Test
    void attached_policies_keep_their_whole_path_and_are_listed_below_one() {
        String deep = running.createPolicy("deep", "/a/b/");
        String shallow = running.createPolicy("shallow", "/a/");
        String root = running.createPolicy("b");
        attach(deep);
        attach(shallow);
        attach(root);

        assertThat(attachedBelow(null)).containsExactlyInAnyOrder(deep, shallow, root);
        assertThat(attachedBelow("/")).containsExactlyInAnyOrder(deep, shallow, root);
        assertThat(attachedBelow("/a/")).containsExactlyInAnyOrder(deep, shallow);
        assertThat(attachedBelow("/a/b/")).containsExactly(deep);
        assertThat(attachedBelow("/b/")).isEmpty();
        iam.detachRolePolicy(role -> role.roleName("r").policyArn(deep));
        assertThat(attachedBelow("/a/b/")).isEmpty();
    }

    private List<String> attachedBelow(@Nullable String path) {
        return iam.listAttachedRolePolicies(role -> role.roleName("r").pathPrefix(path)).attachedPolicies().stream()
                .map(AttachedPolicy::policyArn)
                .toList();
    }

    @Test
    void a_policy_that_is_not_there_is_not_attached() {
        String other = "arn:aws:iam::000000000000:policy/x/p";
        running.createPolicy("p");
        assertRefused(
                () -> attach(other), 404, "NoSuchEntity", "Policy " + other + " does not exist or is not attachable.");
        String aws = "arn:aws:iam::aws:policy/AdministratorAccess";
        assertRefused(
                () -> attach(aws), 404, "NoSuchEntity", "Policy " + aws + " does not exist or is not attachable.");
    }

    @Test
    void ten_policies_are_attached_and_no_more() {
        IntStream.range(0, 10).forEach(i -> attach(running.createPolicy("p" + i)));
        String eleventh = running.createPolicy("p10");
        assertRefused(() -> attach(eleventh), 409, "LimitExceeded", "Cannot exceed quota for PoliciesPerRole: 10");
    }

    @Test
    void a_boundary_is_set_shown_and_taken_away() {
        String arn = running.createPolicy("p");
        iam.putRolePermissionsBoundary(role -> role.roleName("r").permissionsBoundary(arn));
        assertThat(iam.getRole(role -> role.roleName("r"))
                        .role()
                        .permissionsBoundary()
                        .permissionsBoundaryArn())
                .isEqualTo(arn);
        assertRefused(
                () -> iam.deletePolicy(policy -> policy.policyArn(arn)),
                409,
                "DeleteConflict",
                "Cannot delete a policy attached to entities.");
        iam.deleteRolePermissionsBoundary(role -> role.roleName("r"));
        assertThat(iam.getRole(role -> role.roleName("r")).role().permissionsBoundary())
                .isNull();
        iam.deletePolicy(policy -> policy.policyArn(arn));
    }

    @Test
    void tags_are_added_replaced_listed_and_taken_away() {
        iam.tagRole(role -> role.roleName("r").tags(tag("Team", "a"), tag("x", "")));
        iam.tagRole(role -> role.roleName("r").tags(tag("team", "b")));
        assertThat(iam.listRoleTags(role -> role.roleName("r")).tags())
                .containsExactlyInAnyOrder(tag("team", "b"), tag("x", ""));
        iam.untagRole(role -> role.roleName("r").tagKeys("TEAM", "nobody"));
        assertThat(iam.getRole(role -> role.roleName("r")).role().tags()).containsExactly(tag("x", ""));
        assertRefused(
                () -> iam.tagRole(role -> role.roleName("r").tags(tag("a", "1"), tag("A", "2"))),
                400,
                "InvalidInput",
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }

    @Test
    void a_role_has_fifty_tags_at_most() {
        iam.tagRole(role -> role.roleName("r")
                .tags(IntStream.range(0, 49).mapToObj(i -> tag("k" + i, "")).toList()));
        iam.tagRole(role -> role.roleName("r").tags(tag("k49", "")));
        assertRefused(
                () -> iam.tagRole(role -> role.roleName("r").tags(tag("k50", ""))),
                409,
                "LimitExceeded",
                "The number of tags has reached the maximum limit.");
    }

    private void put(String name) {
        iam.putRolePolicy(role -> role.roleName("r").policyName(name).policyDocument(RunningIam.POLICY));
    }

    private void attach(String arn) {
        iam.attachRolePolicy(role -> role.roleName("r").policyArn(arn));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
