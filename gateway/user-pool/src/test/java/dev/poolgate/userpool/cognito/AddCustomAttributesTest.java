package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AddCustomAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

final class AddCustomAttributesTest {
    private final Fixture pools = new Fixture();

    private final String poolId = pools.pool(settings -> settings).id();

    @Test
    void an_attribute_may_be_used_once_it_is_there() {
        add("badge");

        pools.pools().seeding().user(poolId, "anna", Fixture.PASSWORD, Map.of("custom:badge", "1"), Set.of());
        assertThat(describe().schemaAttributes())
                .extracting(SchemaAttributeType::name)
                .contains("custom:badge", "email");
    }

    @Test
    void a_name_is_taken_once() {
        add("badge");

        assertThatThrownBy(() -> add("badge"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("custom:badge: Existing attribute already has name custom:badge.");
    }

    @Test
    void there_are_fifty_at_most_with_short_names() {
        for (int i = 0; i < 50; i += 10) {
            add("a" + i, "b" + i, "c" + i, "d" + i, "e" + i, "f" + i, "g" + i, "h" + i, "i" + i, "j" + i);
        }

        assertThatThrownBy(() -> add("one-more")).isInstanceOf(InvalidParameterException.class);
        assertThat(describe().schemaAttributes())
                .noneMatch(attribute -> attribute.name().equals("custom:one-more"));
        assertThatThrownBy(() -> add("a".repeat(21))).isInstanceOf(InvalidParameterException.class);
    }

    private void add(String... names) {
        pools.call(AddCustomAttributesRequest.builder()
                .userPoolId(poolId)
                .customAttributes(java.util.stream.Stream.of(names)
                        .map(name -> SchemaAttributeType.builder().name(name).build())
                        .toList())
                .build());
    }

    private UserPoolType describe() {
        DescribeUserPoolResponse answer =
                pools.call(DescribeUserPoolRequest.builder().userPoolId(poolId).build());
        return answer.userPool();
    }
}
