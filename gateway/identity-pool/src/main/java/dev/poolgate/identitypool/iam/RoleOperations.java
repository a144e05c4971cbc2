package dev.poolgate.identitypool.iam;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.paging.Page;
import dev.poolgate.identitypool.registry.Registry;
import dev.poolgate.identitypool.roles.StoredRole;
import java.util.List;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

/** Roles from their making to their end. */
record RoleOperations(RoleRegistry roles, Registry<StoredRole> store) {

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.signed("CreateRole", CreateRoleRequest::builder, this::create),
                Operation.signed("GetRole", GetRoleRequest::builder, this::get),
                Operation.signed("ListRoles", ListRolesRequest::builder, this::list),
                Operation.signed("UpdateRole", UpdateRoleRequest::builder, this::update),
                Operation.signed("UpdateRoleDescription", UpdateRoleDescriptionRequest::builder, this::describe),
                Operation.signed("UpdateAssumeRolePolicy", UpdateAssumeRolePolicyRequest::builder, this::trust),
                Operation.signed("DeleteRole", DeleteRoleRequest::builder, this::delete));
    }

    private CreateRoleResponse create(CreateRoleRequest input, AwsCall call) {
        StoredRole role = roles.made(input);
        roles.add(role);
        return CreateRoleResponse.builder().role(Views.whole(role)).build();
    }

    private GetRoleResponse get(GetRoleRequest input, AwsCall call) {
        return GetRoleResponse.builder()
                .role(Views.whole(roles.find(input.roleName())))
                .build();
    }

    private ListRolesResponse list(ListRolesRequest input, AwsCall call) {
        String prefix = input.pathPrefix() == null ? "/" : input.pathPrefix();
        Page<StoredRole> page = Pages.of(
                input.maxItems(),
                input.marker(),
                (after, limit) -> store.list(prefix, after, limit),
                role -> StoredRole.key(role.name()));
        return ListRolesResponse.builder()
                .roles(page.items().stream().map(Views::listed).toList())
                .isTruncated(page.truncated())
                .marker(page.next())
                .build();
    }

    /** What is not given stays as it is. */
    private UpdateRoleResponse update(UpdateRoleRequest input, AwsCall call) {
        roles.change(
                input.roleName(),
                role -> role.withSettings(
                        input.description() == null ? role.description() : input.description(),
                        input.maxSessionDuration() == null ? role.maxSessionSeconds() : input.maxSessionDuration()));
        return UpdateRoleResponse.builder().build();
    }

    private UpdateRoleDescriptionResponse describe(UpdateRoleDescriptionRequest input, AwsCall call) {
        StoredRole described = roles.change(
                input.roleName(), role -> role.withSettings(input.description(), role.maxSessionSeconds()));
        return UpdateRoleDescriptionResponse.builder()
                .role(Views.whole(described))
                .build();
    }

    private UpdateAssumeRolePolicyResponse trust(UpdateAssumeRolePolicyRequest input, AwsCall call) {
        roles.checkTrust(input.policyDocument());
        roles.change(input.roleName(), role -> role.withTrustPolicy(input.policyDocument()));
        return UpdateAssumeRolePolicyResponse.builder().build();
    }

    private DeleteRoleResponse delete(DeleteRoleRequest input, AwsCall call) {
        if (!store.remove(StoredRole.key(input.roleName()), RoleOperations::refuseInUse)) {
            throw Refusals.noRole(input.roleName());
        }
        return DeleteRoleResponse.builder().build();
    }

    private static void refuseInUse(StoredRole role) {
        if (!role.attached().isEmpty()) {
            throw Refusals.conflict("Cannot delete entity, must detach all policies first.");
        }
        if (!role.inlinePolicies().isEmpty()) {
            throw Refusals.conflict("Cannot delete entity, must delete policies first.");
        }
    }
}
