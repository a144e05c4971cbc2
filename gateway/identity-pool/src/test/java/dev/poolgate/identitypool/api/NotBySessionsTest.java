package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.TestApi.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolgate.aws.Operation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class NotBySessionsTest {

    private static final String SESSION = "arn:aws:sts::000000000000:assumed-role/reader/CognitoIdentityCredentials";

    static Stream<Operation<?, ?>> signedOperations() {
        return API.service.operations().stream().filter(Operation::signed);
    }

    @ParameterizedTest
    @MethodSource("signedOperations")
    void s39_credentials_of_a_pool_do_not_open_its_administration(Operation<?, ?> operation) {
        assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(() -> API.callAs(SESSION, operation))
                .satisfies(error -> {
                    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                    assertThat(error.awsErrorDetails().errorMessage())
                            .isEqualTo("User: " + SESSION + " is not authorized to perform: cognito-identity:"
                                    + operation.name());
                    assertThat(error.statusCode()).isEqualTo(403);
                });
    }

    @Test
    void all_operations_of_the_service_are_there() {
        assertThat(API.service.operations())
                .extracting(Operation::name)
                .hasSize(23)
                .doesNotHaveDuplicates();
    }

    @Test
    void only_what_callers_prove_themselves_for_is_open_without_a_signature() {
        assertThat(API.service.operations().stream()
                        .filter(each -> !each.signed())
                        .map(Operation::name))
                .containsExactlyInAnyOrder("GetId", "GetCredentialsForIdentity", "GetOpenIdToken", "UnlinkIdentity");
    }
}
