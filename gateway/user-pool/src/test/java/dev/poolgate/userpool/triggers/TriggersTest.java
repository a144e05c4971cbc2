package dev.poolgate.userpool.triggers;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;

final class TriggersTest {
    private static final String WHOLE = "arn:aws:lambda:eu-west-1:000000000000:function:whole";
    private final Triggers triggers = new Triggers(Map.of("check", event -> Map.of(), WHOLE, event -> Map.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:lambda:eu-west-1:000000000000:function:check",
                "arn:aws-cn:lambda:cn-north-1:111111111111:function:check",
                "arn:aws:lambda:eu-west-1:000000000000:function:check:production",
                WHOLE
            })
    void a_trigger_answers_to_its_arn_or_to_its_functions_name(String arn) {
        assertThatCode(() -> require(arn)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:lambda:eu-west-1:000000000000:function:other",
                "arn:aws:lambda:eu-west-1:000000000000:function:other:check",
                "arn:aws:lambda:eu-west-1:000000000000:layer:check",
                "arn:aws:lambda:us-east-1:000000000000:function:whole"
            })
    void nothing_answers_to_another(String arn) {
        assertThatThrownBy(() -> require(arn)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void no_configuration_is_no_trigger() {
        assertThatCode(() -> triggers.requireKnown(null)).doesNotThrowAnyException();
    }

    private void require(String arn) {
        triggers.requireKnown(LambdaConfigType.builder().preSignUp(arn).build());
    }
}
