package dev.poolgate.aws.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.sign.FixedAccessKeys;
import dev.poolgate.authorizer.sign.SignatureVerifier;
import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.AwsDefaults;
import dev.poolgate.aws.AwsEndpoint;
import dev.poolgate.aws.AwsService;
import dev.poolgate.aws.Operation;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdResponse;

/** Which address an operation is told that a call came from. */
class SourceAddressTest {
    private final ExecutorService executor = BlockingExecutors.bounded("aws", 2);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void it_is_the_other_end_of_the_connection_whatever_a_header_says() throws Exception {
        assertThat(source(routes -> routes)).isEqualTo("127.0.0.1");
    }

    @Test
    void behind_proxies_it_is_what_they_tell() throws Exception {
        InetAddress client = InetAddress.getByName("203.0.113.7");

        assertThat(source(routes -> routes.behindProxies(request -> Optional.of(client))))
                .isEqualTo("203.0.113.7");
        assertThat(source(routes -> routes.behindProxies(request -> Optional.empty())))
                .isEqualTo("nobody knows");
    }

    private String source(UnaryOperator<AwsRoutes> routes) throws Exception {
        AwsService service = new AwsService(
                "AWSCognitoIdentityService",
                "cognito-identity",
                List.of(Operation.unsigned("GetId", GetIdRequest::builder, SourceAddressTest::answer)));
        AwsEndpoint endpoint = new AwsEndpoint(
                List.of(service),
                new SignatureVerifier(new FixedAccessKeys(List.of()), Clock.systemUTC()),
                new AwsDefaults("eu-west-1", "000000000000"));
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(
                        routes.apply(new AwsRoutes(endpoint, executor)).routes())))
                .bindNow();
        try {
            return call(URI.create("http://127.0.0.1:" + server.port() + "/"));
        } finally {
            server.disposeNow();
        }
    }

    private static String call(URI uri) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AWSCognitoIdentityService.GetId")
                .header("X-Forwarded-For", "198.51.100.1")
                .POST(HttpRequest.BodyPublishers.ofString("{\"IdentityPoolId\":\"eu-west-1:1\"}"))
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return body.replaceAll(".*\"IdentityId\":\"([^\"]*)\".*", "$1");
    }

    private static GetIdResponse answer(GetIdRequest input, AwsCall call) {
        return GetIdResponse.builder()
                .identityId(call.source().map(InetAddress::getHostAddress).orElse("nobody knows"))
                .build();
    }
}
