package dev.poolgate.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.sign.FixedAccessKeys;
import dev.poolgate.authorizer.sign.SignatureVerifier;
import dev.poolgate.authorizer.signed.CallerLookup;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

class OperationTimesTest {
    private static final String SERVICE = "AWSCognitoIdentityProviderService";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AwsEndpoint endpoint = new AwsEndpoint(
            List.of(new AwsService(
                    SERVICE,
                    "cognito-idp",
                    List.of(Operation.unsigned("GetUser", GetUserRequest::builder, OperationTimesTest::user)))),
            new SignatureVerifier(new FixedAccessKeys(List.of()), Clock.systemUTC()),
            (accessKeyId, sessionToken) -> new CallerLookup.Unknown(),
            new AwsDefaults("eu-central-1", "000000000000"),
            meters);

    @Test
    void an_operation_is_timed_by_how_it_ends() {
        call("GetUser", "good");
        call("GetUser", "good");
        call("GetUser", "bad");
        call("GetUser", "broken");

        assertThat(count("cognito-idp", "GetUser", "none")).isEqualTo(2);
        assertThat(count("cognito-idp", "GetUser", "NotAuthorizedException")).isEqualTo(1);
        assertThat(count("cognito-idp", "GetUser", "InternalErrorException")).isEqualTo(1);
    }

    @Test
    void what_a_caller_makes_up_is_in_no_tag() {
        call("MadeUp1", "good");
        call("MadeUp2", "good");
        endpoint.refuse(request("GetUser", "good"), CommonError.TOO_MANY_REQUESTS, "Too many requests");
        endpoint.fault(request("GetUser", "good"), new IllegalStateException("broken"));

        assertThat(count("unknown", "unknown", "UnknownOperationException")).isEqualTo(2);
        assertThat(count("unknown", "unknown", "TooManyRequestsException")).isEqualTo(1);
        assertThat(count("unknown", "unknown", "InternalErrorException")).isEqualTo(1);
        assertThat(meters.getMeters()).hasSize(3);
    }

    private static GetUserResponse user(GetUserRequest request, AwsCall call) {
        return switch (request.accessToken()) {
            case "good" -> GetUserResponse.builder().username("alice").build();
            case "bad" ->
                throw NotAuthorizedException.builder()
                        .message("Access Token has expired")
                        .build();
            default -> throw new IllegalStateException("broken");
        };
    }

    private void call(String operation, String accessToken) {
        endpoint.answer(request(operation, accessToken));
    }

    private static WireRequest request(String operation, String accessToken) {
        return new WireRequest(
                "POST",
                "/",
                Map.of(
                        "Content-Type",
                        List.of("application/x-amz-json-1.1"),
                        "X-Amz-Target",
                        List.of(SERVICE + "." + operation)),
                "{\"AccessToken\": \"%s\"}".formatted(accessToken).getBytes(StandardCharsets.UTF_8),
                Optional.empty());
    }

    private long count(String service, String operation, String error) {
        Timer timer = meters.get("poolgate.aws.operations")
                .tags(Tags.of("service", service, "operation", operation, "error", error))
                .timer();
        return timer.count();
    }
}
