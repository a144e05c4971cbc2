package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;

/** Callers who sign with credentials of the identity pool, from the exchange to the backend. */
@ExtendWith(DemoServer.class)
class SignedCallerIT {
    private static final String PASSWORD = "Long-enough-1";

    private final ServerProcess server;
    private final DemoClient client;

    SignedCallerIT(ServerProcess server, DemoClient client) {
        this.server = server;
        this.client = client;
    }

    @Test
    void a_reader_may_get_and_not_delete() {
        AwsSessionCredentials alice = credentials("alice");

        HttpResponse<String> seen =
                signed("GET", "/ledger/1?b=2&a=1", "", alice).send();
        assertThat(seen.statusCode()).as(seen.body()).isEqualTo(200);
        assertThat(seen.body())
                .contains("\"query\":\"b=2&a=1\"")
                .contains("\"authorization\":\"Bearer eyJ")
                .doesNotContain(alice.sessionToken());
        assertRefused(signed("DELETE", "/ledger/1", "", alice), "AccessDeniedException");
    }

    @Test
    void a_guest_is_told_in_the_words_of_api_gateway() {
        HttpResponse<String> answer =
                signed("GET", "/ledger/1", "", client.credentials(Map.of())).send();

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("x-amzn-errortype")).hasValue("AccessDeniedException");
        assertThat(answer.body())
                .startsWith("{\"Message\":\"User: arn:aws:sts::000000000000:assumed-role/poolgate-demo-guests/")
                .contains(
                        " is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:")
                .endsWith("/GET/ledger/1\"}");
    }

    @Test
    void a_request_without_a_signature_is_refused() {
        HttpResponse<String> answer = server.get(server.gateway("/ledger/1"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
    }

    @Test
    void what_was_changed_after_signing_is_refused() {
        SignedRequest post = signed("POST", "/ledger/1?amount=1", "amount=1", credentials("bob"));
        assertThat(post.send().statusCode()).isEqualTo(200);

        String bad = "InvalidSignatureException";
        assertRefused(post.withUri(server.gateway("/ledger/2?amount=1")), bad);
        assertRefused(post.withUri(server.gateway("/ledger/1?amount=2")), bad);
        assertRefused(post.withBody("amount=2"), bad);
    }

    @Test
    void a_session_token_of_somebody_else_is_refused() {
        AwsSessionCredentials alice = credentials("alice");
        AwsSessionCredentials swapped = AwsSessionCredentials.create(
                alice.accessKeyId(), alice.secretAccessKey(), credentials("bob").sessionToken());

        assertRefused(signed("GET", "/ledger/1", "", swapped), "UnrecognizedClientException");
    }

    @Test
    void global_sign_out_ends_the_aws_credentials_at_once() {
        AuthenticationResultType session = signInAsNew("erin");
        AwsSessionCredentials erin = client.credentials(session);
        assertThat(signed("GET", "/ledger/1", "", erin).send().statusCode()).isEqualTo(200);

        try (CognitoIdentityProviderClient users = client.users()) {
            users.globalSignOut(request -> request.accessToken(session.accessToken()));
        }

        assertThat(signed("GET", "/ledger/1", "", erin).send().statusCode()).isEqualTo(403);
    }

    private AuthenticationResultType signInAsNew(String user) {
        String pool = client.value("POOLGATE_USER_POOL_ID");
        try (CognitoIdentityProviderClient administrator = client.administrator()) {
            administrator.adminCreateUser(
                    request -> request.userPoolId(pool).username(user).messageAction(MessageActionType.SUPPRESS));
            administrator.adminSetUserPassword(request ->
                    request.userPoolId(pool).username(user).password(PASSWORD).permanent(true));
        }
        return client.signIn(user, PASSWORD);
    }

    private AwsSessionCredentials credentials(String user) {
        return client.credentials(client.signIn(user));
    }

    private SignedRequest signed(String method, String path, String body, AwsSessionCredentials credentials) {
        return SignedRequest.of(method, server.gateway(path), body, credentials);
    }

    private static void assertRefused(SignedRequest request, String errorType) {
        HttpResponse<String> answer = request.send();
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("x-amzn-errortype")).hasValue(errorType);
    }
}
