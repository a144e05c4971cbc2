package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.TestApi.API;
import static dev.poolgate.identitypool.api.TestApi.NO_POOL;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

class DescribeIdentityPoolTest {

    @Test
    void a_pool_that_is_not_there_is_not_found() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> describe(NO_POOL))
                .withMessage("IdentityPool '" + NO_POOL + "' not found.");
    }

    private static DescribeIdentityPoolResponse describe(String id) {
        return API.call(
                DescribeIdentityPoolResponse.class,
                DescribeIdentityPoolRequest.builder().identityPoolId(id).build());
    }
}
