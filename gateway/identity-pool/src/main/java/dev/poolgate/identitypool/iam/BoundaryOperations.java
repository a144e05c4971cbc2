package dev.poolgate.identitypool.iam;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryResponse;

/** The managed policy beyond which a role cannot do anything. */
record BoundaryOperations(RoleRegistry roles) {

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.signed("PutRolePermissionsBoundary", PutRolePermissionsBoundaryRequest::builder, this::put),
                Operation.signed(
                        "DeleteRolePermissionsBoundary", DeleteRolePermissionsBoundaryRequest::builder, this::delete));
    }

    private PutRolePermissionsBoundaryResponse put(PutRolePermissionsBoundaryRequest input, AwsCall call) {
        String arn = roles.attachable(input.permissionsBoundary());
        roles.change(input.roleName(), role -> role.withBoundary(Optional.of(arn)));
        return PutRolePermissionsBoundaryResponse.builder().build();
    }

    private DeleteRolePermissionsBoundaryResponse delete(DeleteRolePermissionsBoundaryRequest input, AwsCall call) {
        roles.change(input.roleName(), role -> role.withBoundary(Optional.empty()));
        return DeleteRolePermissionsBoundaryResponse.builder().build();
    }
}
