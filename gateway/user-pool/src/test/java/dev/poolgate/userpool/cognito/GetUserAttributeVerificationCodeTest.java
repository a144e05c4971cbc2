package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAttributeVerificationCodeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAttributeVerificationCodeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;

final class GetUserAttributeVerificationCodeTest {
    private final Fixture pools = new Fixture();

    private String name = "anna";
    private String poolId = "";
    private String clientId = "";

    private String signedIn(UnaryOperator<CreateUserPoolRequest.Builder> settings, Map<String, String> attributes) {
        poolId = pools.pool(settings).id();
        clientId = pools.client(poolId, client -> client).clientId();
        pools.pools().seeding().user(poolId, name, Fixture.PASSWORD, attributes, Set.of());
        return pools.signIn(clientId, name).accessToken();
    }

    @Test
    void a_code_goes_to_the_email() {
        String token = signedIn(settings -> settings, Map.of("email", "anna@example.com"));

        assertThat(ask(token, "email").codeDeliveryDetails().destination()).isEqualTo("a***@e***");
        assertThat(pools.lastCode()).hasSize(6);
    }

    @Test
    void what_is_not_there_gets_none() {
        String token = signedIn(settings -> settings, Map.of("email", "anna@example.com"));

        assertThatThrownBy(() -> ask(token, "phone_number")).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> ask(token, "name")).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void requests_are_limited() {
        String token = signedIn(settings -> settings, Map.of("email", "anna@example.com"));
        for (int i = 0; i < 5; i++) {
            ask(token, "email");
        }

        assertThatThrownBy(() -> ask(token, "email")).isInstanceOf(LimitExceededException.class);
    }

    private GetUserAttributeVerificationCodeResponse ask(String token, String attribute) {
        return pools.call(GetUserAttributeVerificationCodeRequest.builder()
                .accessToken(token)
                .attributeName(attribute)
                .build());
    }
}
