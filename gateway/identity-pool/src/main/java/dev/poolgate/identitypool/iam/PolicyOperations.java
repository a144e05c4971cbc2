package dev.poolgate.identitypool.iam;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.paging.Page;
import dev.poolgate.identitypool.roles.ManagedPolicy;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;

/** Managed policies from their making to their end. */
record PolicyOperations(PolicyRegistry policies, PolicyUsage usage) {

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.signed("CreatePolicy", CreatePolicyRequest::builder, this::create),
                Operation.signed("GetPolicy", GetPolicyRequest::builder, this::get),
                Operation.signed("ListPolicies", ListPoliciesRequest::builder, this::list),
                Operation.signed("DeletePolicy", DeletePolicyRequest::builder, this::delete));
    }

    private CreatePolicyResponse create(CreatePolicyRequest input, AwsCall call) {
        ManagedPolicy policy = policies.made(input);
        policies.add(policy);
        return CreatePolicyResponse.builder()
                .policy(Views.policy(policy, PolicyUsage.Counts.NONE))
                .build();
    }

    private GetPolicyResponse get(GetPolicyRequest input, AwsCall call) {
        return GetPolicyResponse.builder()
                .policy(view(policies.find(input.policyArn())))
                .build();
    }

    /**
     * There are no policies of AWS's own here, so that scope is empty. A page may be shorter than it could be, where
     * some are left out.
     */
    private ListPoliciesResponse list(ListPoliciesRequest input, AwsCall call) {
        String prefix = input.pathPrefix() == null ? "/" : input.pathPrefix();
        boolean none = input.scope() == PolicyScopeType.AWS;
        Page<ManagedPolicy> page = Pages.of(
                input.maxItems(),
                input.marker(),
                (after, limit) -> none ? List.of() : policies.list(prefix, after, limit),
                policy -> ManagedPolicy.key(policy.name()));
        Stream<Policy> views = page.items().stream()
                .map(policy -> Views.listed(policy, usage.of(policy)))
                .filter(policy -> isUsed(policy, input.policyUsageFilter()));
        boolean attachedOnly = Boolean.TRUE.equals(input.onlyAttached());
        return ListPoliciesResponse.builder()
                .policies(views.filter(each -> !attachedOnly || each.attachmentCount() > 0)
                        .toList())
                .isTruncated(page.truncated())
                .marker(page.next())
                .build();
    }

    /** @param usage null for any, and for none */
    private static boolean isUsed(Policy policy, @Nullable PolicyUsageType usage) {
        if (usage == null) {
            return true;
        }
        return usage == PolicyUsageType.PERMISSIONS_BOUNDARY
                ? policy.permissionsBoundaryUsageCount() > 0
                : policy.attachmentCount() > 0;
    }

    private DeletePolicyResponse delete(DeletePolicyRequest input, AwsCall call) {
        policies.remove(input.policyArn(), this::refuseInUse);
        return DeletePolicyResponse.builder().build();
    }

    private void refuseInUse(ManagedPolicy policy) {
        if (policies.users(policy) > 0) {
            throw Refusals.attached();
        }
        if (policy.versions().size() > 1) {
            throw Refusals.conflict(
                    "This policy has more than one version. Before you delete a policy, you must delete "
                            + "the policy's versions. The default version is deleted with the policy.");
        }
    }

    private Policy view(ManagedPolicy policy) {
        return Views.policy(policy, usage.of(policy));
    }
}
