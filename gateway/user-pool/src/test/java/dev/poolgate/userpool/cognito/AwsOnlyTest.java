package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolReplicaRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolReplicaRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetProvisionedLimitRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolReplicasRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolReplicasResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OperationNotEnabledException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateProvisionedLimitRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolReplicaRequest;

final class AwsOnlyTest {
    private final Fixture pools = new Fixture();

    @Test
    void there_are_no_other_regions() {
        ListUserPoolReplicasResponse listed = pools.call(
                ListUserPoolReplicasRequest.builder().userPoolId(pools.poolId()).build());
        assertThat(listed.userPoolReplicas()).hasSize(1);
        assertThat(listed.userPoolReplicas().get(0).regionName()).isEqualTo("eu-west-1");
        assertThatThrownBy(() -> pools.call(CreateUserPoolReplicaRequest.builder()
                        .userPoolId(pools.poolId())
                        .regionName("us-east-1")
                        .build()))
                .isInstanceOf(OperationNotEnabledException.class);
        assertThatThrownBy(() -> pools.call(UpdateUserPoolReplicaRequest.builder()
                        .userPoolId(pools.poolId())
                        .regionName("us-east-1")
                        .build()))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> pools.call(DeleteUserPoolReplicaRequest.builder()
                        .userPoolId(pools.poolId())
                        .regionName("us-east-1")
                        .build()))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> pools.call(ListUserPoolReplicasRequest.builder()
                        .userPoolId("eu-west-1_nowhere1")
                        .build()))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessage("User pool eu-west-1_nowhere1 does not exist.");
    }

    @Test
    void limits_are_not_for_sale() {
        assertThatThrownBy(() -> pools.call(GetProvisionedLimitRequest.builder().build()))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> pools.call(UpdateProvisionedLimitRequest.builder()
                        .requestedLimitValue(1)
                        .build()))
                .isInstanceOf(ResourceNotFoundException.class);
    }
}
