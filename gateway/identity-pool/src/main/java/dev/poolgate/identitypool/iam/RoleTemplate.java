package dev.poolgate.identitypool.iam;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;

/**
 * A role as it ought to be.
 *
 * @param role all of it but its policies; what is not given has IAM's defaults
 * @param inlinePolicies documents by name
 * @param managedPolicies ARNs of policies that are there
 */
public record RoleTemplate(CreateRoleRequest role, Map<String, String> inlinePolicies, List<String> managedPolicies) {

    public RoleTemplate {
        inlinePolicies = Map.copyOf(inlinePolicies);
        managedPolicies = List.copyOf(managedPolicies);
    }

    /** A role that whom the trust policy names may assume, to do what one policy allows. */
    public static RoleTemplate of(String name, String trustPolicy, String policyName, String policy) {
        CreateRoleRequest role = CreateRoleRequest.builder()
                .roleName(name)
                .assumeRolePolicyDocument(trustPolicy)
                .build();
        return new RoleTemplate(role, Map.of(policyName, policy), List.of());
    }

    List<PutRolePolicyRequest> policies() {
        return inlinePolicies.entrySet().stream()
                .map(each -> PutRolePolicyRequest.builder()
                        .roleName(role.roleName())
                        .policyName(each.getKey())
                        .policyDocument(each.getValue())
                        .build())
                .toList();
    }
}
