package dev.poolgate.userpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.outbound.HttpReceiver;
import dev.poolgate.userpool.outbound.SignedPosts;
import dev.poolgate.userpool.triggers.Triggers;
import dev.poolgate.userpool.triggers.Webhook;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnexpectedLambdaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;

/** Webhooks behind the real client, over the wire on both sides. */
final class AwsSdkTriggersTest {
    private static final String ARN = "arn:aws:lambda:eu-central-1:000000000000:function:hook";

    private HttpReceiver hook;
    private RunningPools running;
    private CognitoIdentityProviderClient aws;
    private String client;

    @BeforeEach
    void start() {
        hook = HttpReceiver.answering(200, "{\"response\":{\"autoConfirmUser\":true}}");
        Webhook webhook = new Webhook("hook", hook.receiver(), new SignedPosts(Clock.systemUTC()));
        running = new RunningPools(new Triggers(Map.of("hook", webhook)));
        aws = running.aws();
        String pool = aws.createUserPool(settings -> settings.poolName("hooked")
                        .lambdaConfig(config -> config.preSignUp(ARN).preTokenGeneration(ARN)))
                .userPool()
                .id();
        client = aws.createUserPoolClient(settings -> settings.userPoolId(pool)
                        .clientName("app")
                        .explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH"))
                .userPoolClient()
                .clientId();
    }

    @AfterEach
    void stop() {
        aws.close();
        running.close();
        hook.close();
    }

    @Test
    void a_webhook_confirms_a_sign_up_and_adds_a_claim() {
        assertThat(signUp().userConfirmed()).isTrue();

        hook.behave((post, exchange) -> HttpReceiver.respond(exchange, 200, """
                {"response":{"claimsOverrideDetails":{"claimsToAddOrOverride":{"plan":"gold"}}}}"""));
        String token = aws.initiateAuth(call -> call.clientId(client)
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", "jane", "PASSWORD", "Correct-Horse-7")))
                .authenticationResult()
                .idToken();

        assertThat(new String(
                        java.util.Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]),
                        java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"plan\":\"gold\"");
        assertThat(hook.posts()).extracting(HttpReceiver.Post::signature).allMatch(text -> text.startsWith("sha256="));
    }

    @Test
    void every_kind_of_failure_is_awss_own_exception() {
        hook.behave((post, exchange) -> HttpReceiver.respond(exchange, 400, "{\"errorMessage\":\"no robots\"}"));
        assertThatThrownBy(this::signUp)
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessageStartingWith("PreSignUp failed with error no robots.");

        hook.behave((post, exchange) -> HttpReceiver.respond(exchange, 200, "<html>"));
        assertThatThrownBy(this::signUp).isInstanceOf(InvalidLambdaResponseException.class);

        hook.behave((post, exchange) -> HttpReceiver.respond(exchange, 502, ""));
        assertThatThrownBy(this::signUp).isInstanceOf(UnexpectedLambdaException.class);
    }

    private SignUpResponse signUp() {
        return aws.signUp(call -> call.clientId(client).username("jane").password("Correct-Horse-7"));
    }
}
