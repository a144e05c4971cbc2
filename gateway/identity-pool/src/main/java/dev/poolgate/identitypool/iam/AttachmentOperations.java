package dev.poolgate.identitypool.iam;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.paging.Page;
import dev.poolgate.identitypool.roles.StoredRole;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;

/** Which managed policies a role has. */
record AttachmentOperations(RoleRegistry roles) {

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.signed("AttachRolePolicy", AttachRolePolicyRequest::builder, this::attach),
                Operation.signed("DetachRolePolicy", DetachRolePolicyRequest::builder, this::detach),
                Operation.signed("ListAttachedRolePolicies", ListAttachedRolePoliciesRequest::builder, this::list));
    }

    /** Attached already is as good. */
    private AttachRolePolicyResponse attach(AttachRolePolicyRequest input, AwsCall call) {
        String arn = roles.attachable(input.policyArn());
        roles.change(input.roleName(), role -> role.attached().contains(arn) ? role : attached(role, arn));
        return AttachRolePolicyResponse.builder().build();
    }

    private static StoredRole attached(StoredRole role, String arn) {
        List<String> arns = new ArrayList<>(role.attached());
        arns.add(arn);
        Quotas.check("PoliciesPerRole", Quotas.ATTACHED, arns.size());
        return role.withAttached(arns);
    }

    private DetachRolePolicyResponse detach(DetachRolePolicyRequest input, AwsCall call) {
        roles.change(input.roleName(), role -> {
            List<String> arns = new ArrayList<>(role.attached());
            if (!arns.remove(input.policyArn())) {
                throw Refusals.noPolicy(input.policyArn());
            }
            return role.withAttached(arns);
        });
        return DetachRolePolicyResponse.builder().build();
    }

    private ListAttachedRolePoliciesResponse list(ListAttachedRolePoliciesRequest input, AwsCall call) {
        String prefix = input.pathPrefix() == null ? "/" : input.pathPrefix();
        List<AttachedPolicy> all = roles.find(input.roleName()).attached().stream()
                .filter(arn -> arn.substring(arn.indexOf('/')).startsWith(prefix))
                .map(AttachmentOperations::view)
                .toList();
        Page<AttachedPolicy> page = Pages.of(input.maxItems(), input.marker(), all, AttachedPolicy::policyName);
        return ListAttachedRolePoliciesResponse.builder()
                .attachedPolicies(page.items())
                .isTruncated(page.truncated())
                .marker(page.next())
                .build();
    }

    private static AttachedPolicy view(String arn) {
        return AttachedPolicy.builder()
                .policyArn(arn)
                .policyName(arn.substring(arn.lastIndexOf('/') + 1))
                .build();
    }
}
