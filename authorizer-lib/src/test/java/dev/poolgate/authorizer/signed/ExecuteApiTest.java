package dev.poolgate.authorizer.signed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecuteApiTest {

    @Test
    void a_resource_is_named_as_api_gateway_names_it() {
        String resource = Signers.HERE.resource("a1b2c3", "$default", "GET", "/pets/12");

        assertThat(resource).isEqualTo("arn:aws:execute-api:eu-central-1:123456789012:a1b2c3/$default/GET/pets/12");
        assertThat(Signers.HERE.resource("a1b2c3", "prod", "POST", "/"))
                .isEqualTo("arn:aws:execute-api:eu-central-1:123456789012:a1b2c3/prod/POST/");
    }

    @Test
    void a_caller_sees_four_digits_of_the_account() {
        assertThat(Signers.HERE.shown(Signers.HERE.resource("a", "b", "GET", "/123456789012")))
                .isEqualTo("arn:aws:execute-api:eu-central-1:********9012:a/b/GET/123456789012");
    }

    @Test
    void signatures_are_for_its_service_and_region() {
        assertThat(Signers.HERE.scope().service()).isEqualTo("execute-api");
        assertThat(Signers.HERE.scope().region()).hasValue("eu-central-1");
    }

    @ParameterizedTest
    @CsvSource({
        "aws,eu:central,123456789012",
        "aws,*,123456789012",
        "*,eu-central-1,123456789012",
        "aws,eu-central-1,12"
    })
    void what_no_arn_can_hold_is_refused(String partition, String region, String account) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ExecuteApi(partition, region, account));
    }
}
