package dev.poolgate.identitypool.iam;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.paging.Page;
import dev.poolgate.identitypool.roles.StoredRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;

/** The policies that are part of a role. */
record InlinePolicyOperations(RoleRegistry roles) {

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.signed("PutRolePolicy", PutRolePolicyRequest::builder, this::put),
                Operation.signed("GetRolePolicy", GetRolePolicyRequest::builder, this::get),
                Operation.signed("ListRolePolicies", ListRolePoliciesRequest::builder, this::list),
                Operation.signed("DeleteRolePolicy", DeleteRolePolicyRequest::builder, this::delete));
    }

    private PutRolePolicyResponse put(PutRolePolicyRequest input, AwsCall call) {
        roles.change(
                input.roleName(),
                role -> role.withInlinePolicies(roles.withInline(role, input.policyName(), input.policyDocument())));
        return PutRolePolicyResponse.builder().build();
    }

    private GetRolePolicyResponse get(GetRolePolicyRequest input, AwsCall call) {
        StoredRole role = roles.find(input.roleName());
        String document = role.inlinePolicies().get(input.policyName());
        if (document == null) {
            throw noPolicy(input.policyName());
        }
        return GetRolePolicyResponse.builder()
                .roleName(role.name())
                .policyName(input.policyName())
                .policyDocument(Views.encoded(document))
                .build();
    }

    private ListRolePoliciesResponse list(ListRolePoliciesRequest input, AwsCall call) {
        StoredRole role = roles.find(input.roleName());
        Page<String> page = Pages.of(
                input.maxItems(),
                input.marker(),
                List.copyOf(role.inlinePolicies().keySet()),
                Function.identity());
        return ListRolePoliciesResponse.builder()
                .policyNames(page.items())
                .isTruncated(page.truncated())
                .marker(page.next())
                .build();
    }

    private DeleteRolePolicyResponse delete(DeleteRolePolicyRequest input, AwsCall call) {
        roles.change(input.roleName(), role -> {
            Map<String, String> policies = new HashMap<>(role.inlinePolicies());
            if (policies.remove(input.policyName()) == null) {
                throw noPolicy(input.policyName());
            }
            return role.withInlinePolicies(policies);
        });
        return DeleteRolePolicyResponse.builder().build();
    }

    private static NoSuchEntityException noPolicy(String name) {
        return Refusals.notFound("The role policy with name " + name + " cannot be found.");
    }
}
