package dev.poolgate.gateway.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/** Speaks the two calls of the Cognito Identity API that an exchange takes, in its JSON 1.1 protocol. */
public final class CognitoEndpoint implements AutoCloseable {
    private static final String TARGET = "AWSCognitoIdentityService.";

    private final List<String> received = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String error = "";
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> request.receive()
                    .aggregate()
                    .asString(StandardCharsets.UTF_8)
                    .flatMap(body -> answer(request.requestHeaders().get("X-Amz-Target", ""), body, response)))
            .bindNow();

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** From now on it answers with this error of the API. */
    public void fail(int withStatus, String withError) {
        status = withStatus;
        error = withError;
    }

    public void recover() {
        status = 200;
    }

    /** The calls so far, each its name and its body. */
    public List<String> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private Mono<Void> answer(String target, String body, HttpServerResponse response) {
        received.add(target.replace(TARGET, "") + " " + body);
        return response.status(status)
                .header("Content-Type", "application/x-amz-json-1.1")
                .sendString(Mono.just(status == 200 ? result(target) : problem()))
                .then();
    }

    private static String result(String target) {
        return target.equals(TARGET + "GetId")
                ? "{\"IdentityId\":\"eu-central-1:1\"}"
                : "{\"IdentityId\":\"eu-central-1:1\",\"Credentials\":{\"AccessKeyId\":\"ASIAREMOTE\","
                        + "\"SecretKey\":\"secret-of-remote\",\"SessionToken\":\"session-of-remote\",\"Expiration\":"
                        + Instant.now().plusSeconds(3600).getEpochSecond() + "}}";
    }

    private String problem() {
        return "{\"__type\":\"" + error + "\",\"message\":\"told by the pool\"}";
    }
}
