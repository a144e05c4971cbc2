package dev.poolgate.identitypool.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Tag;

/** Managed policies and their versions. */
class PolicyOperationsTest extends IamTest {

    @Test
    void a_policy_is_created_found_listed_and_deleted() {
        Policy created = iam.createPolicy(policy -> policy.policyName("Orders")
                        .path("/shop/")
                        .description("d")
                        .policyDocument(RunningIam.POLICY))
                .policy();
        assertThat(created.arn()).isEqualTo("arn:aws:iam::000000000000:policy/shop/Orders");
        assertThat(created.policyId()).matches("ANPA[A-Z2-7]{17}");
        assertThat(created.defaultVersionId()).isEqualTo("v1");
        assertThat(iam.getPolicy(policy -> policy.policyArn(created.arn())).policy())
                .isEqualTo(created);
        assertThat(iam.listPolicies(policies ->
                                policies.scope(PolicyScopeType.LOCAL).pathPrefix("/shop/"))
                        .policies())
                .containsExactly(created.toBuilder().description(null).build());
        assertThat(iam.listPolicies(policies -> policies.onlyAttached(true)).policies())
                .isEmpty();
        assertThat(iam.listPolicies(policies -> policies.scope(PolicyScopeType.AWS))
                        .policies())
                .isEmpty();
        iam.deletePolicy(policy -> policy.policyArn(created.arn()));
        assertRefused(
                () -> iam.getPolicy(policy -> policy.policyArn(created.arn())),
                404,
                "NoSuchEntity",
                "Policy " + created.arn() + " was not found.");
        assertRefused(
                () -> iam.deletePolicy(policy -> policy.policyArn(created.arn())),
                404,
                "NoSuchEntity",
                "Policy " + created.arn() + " was not found.");
    }

    @Test
    void a_name_is_given_once_and_found_under_its_own_path_only() {
        running.createPolicy("p");
        assertRefused(
                () -> iam.createPolicy(
                        policy -> policy.policyName("P").path("/x/").policyDocument(RunningIam.POLICY)),
                409,
                "EntityAlreadyExists",
                "A policy called P already exists. Duplicate names are not allowed.");
        String other = "arn:aws:iam::000000000000:policy/x/p";
        assertRefused(
                () -> iam.deletePolicy(policy -> policy.policyArn(other)),
                404,
                "NoSuchEntity",
                "Policy " + other + " was not found.");
    }

    @Test
    void a_document_is_a_policy_and_bounded() {
        assertRefused(
                () -> iam.createPolicy(policy -> policy.policyName("p").policyDocument("{}")),
                400,
                "MalformedPolicyDocument",
                "member `Statement` is missing");
        String large = RunningIam.POLICY + "x".repeat(6145 - RunningIam.POLICY.length());
        assertRefused(
                () -> iam.createPolicy(policy -> policy.policyName("p").policyDocument(large)),
                409,
                "LimitExceeded",
                "Cannot exceed quota for PolicySize: 6144");
    }

    @Test
    void a_listing_keeps_to_what_policies_are_used_for() {
        String permitting = running.createPolicy("permitting");
        String bounding = running.createPolicy("bounding");
        running.createPolicy("unused");
        running.createRole("r");
        iam.attachRolePolicy(role -> role.roleName("r").policyArn(permitting));
        iam.putRolePermissionsBoundary(role -> role.roleName("r").permissionsBoundary(bounding));

        assertThat(iam.listPolicies().policies()).hasSize(3);
        assertThat(iam.listPolicies(asked -> asked.policyUsageFilter(PolicyUsageType.PERMISSIONS_POLICY))
                        .policies())
                .extracting(Policy::policyName)
                .containsExactly("permitting");
        assertThat(iam.listPolicies(asked -> asked.policyUsageFilter(PolicyUsageType.PERMISSIONS_BOUNDARY))
                        .policies())
                .extracting(Policy::policyName)
                .containsExactly("bounding");
    }

    @Test
    void attachments_and_boundaries_are_counted_apart() {
        String arn = running.createPolicy("p");
        String permitting = running.createPolicy("q");
        for (String role : List.of("both", "bounded", "attached", "neither")) {
            running.createRole(role);
        }
        for (String role : List.of("both", "bounded")) {
            iam.putRolePermissionsBoundary(put -> put.roleName(role).permissionsBoundary(arn));
        }
        iam.attachRolePolicy(attach -> attach.roleName("both").policyArn(arn));
        for (String role : List.of("both", "bounded", "attached")) {
            iam.attachRolePolicy(attach -> attach.roleName(role).policyArn(permitting));
        }

        assertThat(counts(arn)).containsExactly(1, 2);
        assertThat(counts(permitting)).containsExactly(3, 0);
        assertThat(iam.listPolicies().policies())
                .extracting(Policy::attachmentCount, Policy::permissionsBoundaryUsageCount)
                .containsExactly(tuple(1, 2), tuple(3, 0));
        iam.detachRolePolicy(detach -> detach.roleName("both").policyArn(arn));
        assertThat(counts(arn)).containsExactly(0, 2);
        assertThat(iam.listPolicies(asked -> asked.onlyAttached(true)).policies())
                .extracting(Policy::arn)
                .containsExactly(permitting);
        assertRefused(
                () -> iam.deletePolicy(policy -> policy.policyArn(arn)),
                409,
                "DeleteConflict",
                "Cannot delete a policy attached to entities.");
    }

    private List<Integer> counts(String arn) {
        Policy policy = iam.getPolicy(asked -> asked.policyArn(arn)).policy();
        return List.of(policy.attachmentCount(), policy.permissionsBoundaryUsageCount());
    }

    @Test
    void a_listing_leaves_out_description_and_tags() {
        iam.createPolicy(policy -> policy.policyName("p")
                .policyDocument(RunningIam.POLICY)
                .description("what it is for")
                .tags(tag("team", "a")));

        assertThat(iam.listPolicies().policies()).singleElement().satisfies(listed -> {
            assertThat(listed.description()).isNull();
            assertThat(listed.tags()).isEmpty();
        });
    }

    @Test
    void tags_are_given_added_replaced_listed_and_taken_away() {
        Policy made = iam.createPolicy(policy ->
                        policy.policyName("p").policyDocument(RunningIam.POLICY).tags(tag("Team", "a")))
                .policy();
        assertThat(made.tags()).containsExactly(tag("Team", "a"));

        iam.tagPolicy(policy -> policy.policyArn(made.arn()).tags(tag("team", "b"), tag("x", "")));
        assertThat(iam.listPolicyTags(policy -> policy.policyArn(made.arn())).tags())
                .containsExactlyInAnyOrder(tag("team", "b"), tag("x", ""));
        assertThat(iam.listPolicyTagsPaginator(
                                policy -> policy.policyArn(made.arn()).maxItems(1))
                        .tags())
                .hasSize(2);

        iam.untagPolicy(policy -> policy.policyArn(made.arn()).tagKeys("TEAM", "nobody"));
        assertThat(iam.getPolicy(policy -> policy.policyArn(made.arn()))
                        .policy()
                        .tags())
                .containsExactly(tag("x", ""));
        assertRefused(
                () -> iam.tagPolicy(policy -> policy.policyArn(made.arn()).tags(tag("a", "1"), tag("A", "2"))),
                400,
                "InvalidInput",
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }

    @Test
    void what_is_no_policy_has_no_tags() {
        String nobody = "arn:aws:iam::000000000000:policy/nobody";
        assertRefused(
                () -> iam.tagPolicy(policy -> policy.policyArn(nobody).tags(tag("a", "1"))),
                404,
                "NoSuchEntity",
                "Policy " + nobody + " was not found.");
        assertRefused(
                () -> iam.untagPolicy(policy -> policy.policyArn(nobody).tagKeys("a")),
                404,
                "NoSuchEntity",
                "Policy " + nobody + " was not found.");
        assertRefused(
                () -> iam.listPolicyTags(policy -> policy.policyArn(nobody)),
                404,
                "NoSuchEntity",
                "Policy " + nobody + " was not found.");
    }

    @Test
    void one_version_is_in_force_and_numbers_are_not_used_again() {
        String arn = running.createPolicy("p");
        assertThat(version(arn, false).versionId()).isEqualTo("v2");
        assertThat(version(arn, true).isDefaultVersion()).isTrue();
        assertThat(iam.listPolicyVersions(policy -> policy.policyArn(arn)).versions())
                .extracting(PolicyVersion::versionId)
                .containsExactly("v3", "v2", "v1");
        assertRefused(() -> delete(arn, "v3"), 409, "DeleteConflict", "Cannot delete the default version of a policy.");
        iam.setDefaultPolicyVersion(policy -> policy.policyArn(arn).versionId("v2"));
        delete(arn, "v3");
        assertThat(version(arn, false).versionId()).isEqualTo("v4");
        PolicyVersion second = iam.getPolicyVersion(
                        policy -> policy.policyArn(arn).versionId("v2"))
                .policyVersion();
        assertThat(second.isDefaultVersion()).isTrue();
        assertThat(second.document()).isEqualTo(Views.encoded(RunningIam.POLICY));
        assertRefused(
                () -> delete(arn, "v3"),
                404,
                "NoSuchEntity",
                "Policy " + arn + " version v3 does not exist or is not attachable.");
    }

    @Test
    void five_versions_are_kept_and_go_before_the_policy_does() {
        String arn = running.createPolicy("p");
        for (int i = 2; i <= 5; i++) {
            version(arn, false);
        }
        assertRefused(
                () -> version(arn, false),
                409,
                "LimitExceeded",
                "A managed policy can have up to 5 versions. Before you create a new version, you must delete an "
                        + "existing version.");
        assertRefused(
                () -> iam.deletePolicy(policy -> policy.policyArn(arn)),
                409,
                "DeleteConflict",
                "This policy has more than one version. Before you delete a policy, you must delete the policy's "
                        + "versions. The default version is deleted with the policy.");
        for (int i = 2; i <= 5; i++) {
            delete(arn, "v" + i);
        }
        iam.deletePolicy(policy -> policy.policyArn(arn));
    }

    private PolicyVersion version(String arn, boolean asDefault) {
        return iam.createPolicyVersion(policy ->
                        policy.policyArn(arn).policyDocument(RunningIam.POLICY).setAsDefault(asDefault))
                .policyVersion();
    }

    private void delete(String arn, String version) {
        iam.deletePolicyVersion(policy -> policy.policyArn(arn).versionId(version));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
