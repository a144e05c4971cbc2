package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.TestApi.API;
import static dev.poolgate.identitypool.api.TestApi.NO_POOL;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

class DescribeIdentityPoolTest {

    @Test
    void a_pool_that_is_not_there_is_not_found() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> describe(NO_POOL))
                .withMessage("IdentityPool '" + NO_POOL + "' not found.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eu-west-1", "eu-west-1:XYZ", "eu-west-1:a/../b", "' or 1=1 --"})
    void what_is_no_id_is_an_invalid_parameter(String id) {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> describe(id))
                .withMessageContaining("Value at 'identityPoolId' failed to satisfy constraint");
    }

    private static DescribeIdentityPoolResponse describe(String id) {
        return API.call(
                DescribeIdentityPoolResponse.class,
                DescribeIdentityPoolRequest.builder().identityPoolId(id).build());
    }
}
