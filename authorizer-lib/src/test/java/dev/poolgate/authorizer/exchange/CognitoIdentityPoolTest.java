package dev.poolgate.authorizer.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.authorizer.fixture.SettableClock;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityAsyncClient;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException;

class CognitoIdentityPoolTest {
    private static final String POOL = "eu-central-1:00000000-0000-4000-8000-000000000000";
    private static final String LOGIN = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1Cd2Ef3";

    /** One for all tests: it takes two seconds to close. */
    private static final SdkAsyncHttpClient HTTP = NettyNioAsyncHttpClient.create();

    private final VerifiedJwt alice = Callers.alice(SettableClock.atSomeTime());
    private final List<String> received = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String error = "";
    private HttpServer server;
    private CognitoIdentityAsyncClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = CognitoIdentityAsyncClient.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(HTTP)
                .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
    }

    @AfterAll
    static void closeHttp() {
        HTTP.close();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void a_caller_is_exchanged_by_the_token_under_the_key_of_its_issuer() {
        ExchangeResult.Granted granted = (ExchangeResult.Granted) exchange(new VerifiedIdentity.TokenHolder(alice));

        assertThat(granted.credentials().accessKeyId()).isEqualTo("ASIAEXAMPLE");
        assertThat(granted.credentials().secretAccessKey()).isEqualTo("secret");
        assertThat(granted.credentials().sessionToken()).isEqualTo("session");
        assertThat(granted.credentials().expiration()).isEqualTo(Instant.ofEpochSecond(1_800_000_000));
        assertThat(granted.identityId()).isEqualTo("eu-central-1:merged");
        assertThat(received).hasSize(2);
        assertThat(received.get(0))
                .startsWith("AWSCognitoIdentityService.GetId ")
                .contains("\"IdentityPoolId\":\"" + POOL + "\"", "\"" + LOGIN + "\":\"" + alice.compact() + "\"");
        assertThat(received.get(1))
                .startsWith("AWSCognitoIdentityService.GetCredentialsForIdentity ")
                .contains("\"IdentityId\":\"eu-central-1:1\"", "\"" + LOGIN + "\":\"" + alice.compact() + "\"");
    }

    @Test
    void a_guest_is_exchanged_without_logins() {
        assertThat(exchange(new VerifiedIdentity.Guest())).isInstanceOf(ExchangeResult.Granted.class);
        assertThat(received).noneMatch(request -> request.contains(LOGIN));
    }

    @Test
    void what_the_pool_does_not_authorize_is_a_refusal() {
        status = 400;
        error = "NotAuthorizedException";
        assertThat(exchange(new VerifiedIdentity.Guest()))
                .isEqualTo(new ExchangeResult.Refused("identity_not_authorized", "told by the pool"));
        error = "ResourceConflictException";
        assertThat(exchange(new VerifiedIdentity.Guest()))
                .isEqualTo(new ExchangeResult.Refused("identity_conflict", "told by the pool"));
    }

    @Test
    void what_is_not_about_the_caller_is_a_fault() {
        for (String fault : List.of(
                "ResourceNotFoundException",
                "InvalidIdentityPoolConfigurationException",
                "TooManyRequestsException",
                "ExternalServiceException",
                "InvalidParameterException",
                "ValidationException")) {
            status = 400;
            error = fault;
            assertThatThrownBy(() -> exchange(new VerifiedIdentity.Guest())).hasMessageContaining("told by the pool");
        }
        status = 500;
        error = "InternalErrorException";
        assertThatThrownBy(() -> exchange(new VerifiedIdentity.Guest())).isNotNull();
    }

    @Test
    void a_pool_out_of_reach_is_a_fault() {
        server.stop(0);
        assertThatThrownBy(() -> exchange(new VerifiedIdentity.Guest())).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void a_token_of_an_issuer_without_a_key_is_refused_and_not_sent() {
        CognitoIdentityPool pool = new CognitoIdentityPool(client, Map.of("other", LOGIN));
        ExchangeRequest request = new ExchangeRequest(POOL, new VerifiedIdentity.TokenHolder(alice));
        assertThat(pool.exchange(request).toCompletableFuture().join())
                .isInstanceOfSatisfying(ExchangeResult.Refused.class, refused -> assertThat(refused.code())
                        .isEqualTo("identity_issuer_unknown"));
        assertThat(received).isEmpty();
    }

    @Test
    void only_what_may_pass_may_be_asked_again_and_never_for_a_guest() {
        VerifiedIdentity caller = new VerifiedIdentity.TokenHolder(alice);
        status = 500;
        error = "InternalErrorException";
        assertThatThrownBy(() -> exchange(caller)).hasCauseInstanceOf(RetryableFault.class);
        assertThatThrownBy(() -> exchange(new VerifiedIdentity.Guest()))
                .hasCauseInstanceOf(CognitoIdentityException.class);
        status = 400;
        error = "TooManyRequestsException";
        assertThatThrownBy(() -> exchange(caller)).hasCauseInstanceOf(RetryableFault.class);
        error = "ResourceNotFoundException";
        assertThatThrownBy(() -> exchange(caller)).hasCauseInstanceOf(CognitoIdentityException.class);
        server.stop(0);
        assertThatThrownBy(() -> exchange(caller)).hasCauseInstanceOf(RetryableFault.class);
    }

    private ExchangeResult exchange(VerifiedIdentity identity) {
        CognitoIdentityPool pool = new CognitoIdentityPool(client, Map.of("pool", LOGIN));
        return pool.exchange(new ExchangeRequest(POOL, identity))
                .toCompletableFuture()
                .join();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        received.add(target + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] body = body(target).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String body(String target) {
        if (status != 200) {
            return "{\"__type\":\"" + error + "\",\"message\":\"told by the pool\"}";
        }
        return target.endsWith(".GetId")
                ? "{\"IdentityId\":\"eu-central-1:1\"}"
                : "{\"IdentityId\":\"eu-central-1:merged\",\"Credentials\":{\"AccessKeyId\":\"ASIAEXAMPLE\","
                        + "\"SecretKey\":\"secret\",\"SessionToken\":\"session\",\"Expiration\":1.8E9}}";
    }
}
