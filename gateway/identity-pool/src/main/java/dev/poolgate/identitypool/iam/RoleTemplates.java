package dev.poolgate.identitypool.iam;

import dev.poolgate.aws.model.ServiceModel;
import dev.poolgate.identitypool.roles.StoredRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;

/** Brings roles in without a call, under the rules that calls are held to. */
public final class RoleTemplates {
    private final RoleRegistry roles;
    private final ServiceModel model;

    RoleTemplates(RoleRegistry roles, ServiceModel model) {
        this.roles = roles;
        this.model = model;
    }

    /**
     * Creates a role, unless there is one of this name: what an administrator has changed since stays changed.
     *
     * @return whether it was created now
     * @throws software.amazon.awssdk.services.iam.model.IamException where a call would be refused
     */
    public boolean createIfAbsent(RoleTemplate template) {
        try {
            roles.add(made(template));
            return true;
        } catch (EntityAlreadyExistsException e) {
            return false;
        }
    }

    /**
     * Creates a role, or makes the one of this name what the template says; its id stays.
     *
     * @throws software.amazon.awssdk.services.iam.model.IamException where a call would be refused, or the role is
     *     there under another path, which cannot change
     */
    public void createOrUpdate(RoleTemplate template) {
        StoredRole role = made(template);
        if (!createIfAbsent(template)) {
            roles.change(role.name(), current -> updated(current, role));
        }
    }

    private StoredRole made(RoleTemplate template) {
        check("CreateRole", template.role());
        template.policies().forEach(policy -> check("PutRolePolicy", policy));
        StoredRole role = roles.made(template.role());
        List<String> arns = template.managedPolicies().stream()
                .map(roles::attachable)
                .distinct()
                .toList();
        Quotas.check("PoliciesPerRole", Quotas.ATTACHED, arns.size());
        Map<String, String> inline = new HashMap<>();
        for (PutRolePolicyRequest policy : template.policies()) {
            inline.putAll(
                    roles.withInline(role.withInlinePolicies(inline), policy.policyName(), policy.policyDocument()));
        }
        return role.withInlinePolicies(inline).withAttached(arns);
    }

    private void check(String operation, SdkPojo input) {
        Optional<String> violations = model.violations(operation, input);
        if (violations.isPresent()) {
            throw Refusals.validation(violations.get());
        }
    }

    private static StoredRole updated(StoredRole current, StoredRole wanted) {
        if (!current.path().equals(wanted.path())) {
            throw Refusals.validation("The role " + current.name() + " is there under the path " + current.path()
                    + ", which cannot change.");
        }
        return new StoredRole(
                current.id(),
                current.arn(),
                current.name(),
                current.path(),
                wanted.description(),
                wanted.trustPolicy(),
                wanted.inlinePolicies(),
                wanted.attached(),
                wanted.boundary(),
                wanted.maxSessionSeconds(),
                wanted.tags(),
                current.createdAt());
    }
}
