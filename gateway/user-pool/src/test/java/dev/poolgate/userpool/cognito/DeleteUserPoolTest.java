package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeletionProtectionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

final class DeleteUserPoolTest {
    private final Fixture pools = new Fixture();

    @Test
    void a_deleted_pool_is_gone_with_its_keys() {
        String poolId = pools.pool(settings -> settings).id();
        assertThat(pools.pools().discovery().jwkSet(poolId)).isPresent();

        delete(poolId);

        assertThat(pools.pools().discovery().jwkSet(poolId)).isEmpty();
        assertThatThrownBy(() -> delete(poolId)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void a_protected_pool_stays() {
        String poolId = pools.pool(settings -> settings.deletionProtection(DeletionProtectionType.ACTIVE))
                .id();

        assertThatThrownBy(() -> delete(poolId)).isInstanceOf(InvalidParameterException.class);
        assertThat(pools.pools().discovery().jwkSet(poolId)).isPresent();
    }

    private void delete(String poolId) {
        pools.call(DeleteUserPoolRequest.builder().userPoolId(poolId).build());
    }
}
