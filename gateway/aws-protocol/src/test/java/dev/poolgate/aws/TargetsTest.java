package dev.poolgate.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupResponse;

class TargetsTest {
    private static final Operation.Handler<CreateGroupRequest, CreateGroupResponse> HANDLER =
            (input, call) -> CreateGroupResponse.builder().build();
    private static final Operation<?, ?> CREATE_GROUP =
            Operation.signed("CreateGroup", CreateGroupRequest::builder, HANDLER);

    @Test
    void an_operation_that_aws_asks_to_sign_cannot_be_opened() {
        Operation<?, ?> open = Operation.unsigned("CreateGroup", CreateGroupRequest::builder, HANDLER);
        assertThatThrownBy(() -> targets(open)).hasMessageContaining("`P.CreateGroup`");
    }

    @Test
    void an_operation_that_aws_does_not_have_is_refused() {
        Operation<?, ?> typo = Operation.signed("CreateGrup", CreateGroupRequest::builder, HANDLER);
        assertThatThrownBy(() -> targets(typo)).hasMessageContaining("`P.CreateGrup`");
    }

    @Test
    void an_operation_cannot_be_given_twice() {
        assertThatThrownBy(() -> targets(CREATE_GROUP, CREATE_GROUP)).hasMessageContaining("twice");
    }

    @Test
    void a_target_that_is_absent_unknown_or_repeated_is_an_unknown_operation() {
        Targets targets = targets(CREATE_GROUP);
        for (List<String> header : List.of(
                List.<String>of(),
                List.of(""),
                List.of("P.createGroup"),
                List.of("Q.CreateGroup"),
                List.of("P.CreateGroup", "P.CreateGroup"))) {
            assertThatThrownBy(() -> targets.find(header))
                    .isInstanceOfSatisfying(CommonErrorException.class, e -> assertThat(e.error())
                            .isEqualTo(CommonError.UNKNOWN_OPERATION));
        }
    }

    private static Targets targets(Operation<?, ?>... operations) {
        return new Targets(List.of(new AwsService("P", "cognito-idp", List.of(operations))));
    }
}
