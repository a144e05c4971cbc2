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
    void a_target_is_found_by_its_exact_name_only() {
        Targets targets = targets(CREATE_GROUP);
        assertThat(targets.find("P.CreateGroup")).isPresent();
        for (String name : List.of("", "P.createGroup", "Q.CreateGroup", "2016-04-18 CreateGroup")) {
            assertThat(targets.find(name)).isEmpty();
        }
    }

    private static Targets targets(Operation<?, ?>... operations) {
        return Targets.json(List.of(new AwsService("P", "cognito-idp", List.of(operations))));
    }
}
