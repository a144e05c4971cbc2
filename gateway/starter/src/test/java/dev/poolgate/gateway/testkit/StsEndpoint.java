package dev.poolgate.gateway.testkit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/** Answers {@code AssumeRoleWithWebIdentity} in the Query protocol, or as a service in trouble does. */
public final class StsEndpoint implements AutoCloseable {
    private final List<Map<String, String>> received = new CopyOnWriteArrayList<>();
    private volatile Function<HttpServerResponse, Publisher<Void>> behaviour = StsEndpoint::grant;
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> request.receive()
                    .aggregate()
                    .asString(StandardCharsets.UTF_8)
                    .flatMap(body -> {
                        received.add(form(body));
                        return Mono.from(behaviour.apply(response));
                    }))
            .bindNow();

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    public StsEndpoint recover() {
        behaviour = StsEndpoint::grant;
        return this;
    }

    /** From now on it answers with this error of the API. */
    public StsEndpoint fail(int status, String code) {
        behaviour = response -> response.status(status)
                .sendString(
                        Mono.just(
                                "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error>"
                                        + "<Type>Sender</Type><Code>" + code
                                        + "</Code><Message>told by the service</Message></Error><RequestId>1</RequestId></ErrorResponse>"));
        return this;
    }

    /** From now on it takes requests and never answers. */
    public StsEndpoint hang() {
        behaviour = response -> Mono.never();
        return this;
    }

    /** From now on it answers one byte at a time, and never comes to the end. */
    public StsEndpoint drip() {
        behaviour = response ->
                response.sendString(Flux.interval(Duration.ofMillis(50)).map(tick -> " "), StandardCharsets.US_ASCII);
        return this;
    }

    /** From now on it answers more than anybody could need. */
    public StsEndpoint flood() {
        behaviour = response -> response.sendString(Flux.range(0, 64).map(each -> " ".repeat(64 * 1024)));
        return this;
    }

    /** The calls so far, by parameter. */
    public List<Map<String, String>> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private static Publisher<Void> grant(HttpServerResponse response) {
        return response.header("Content-Type", "text/xml")
                .sendString(Mono.just("<AssumeRoleWithWebIdentityResponse"
                        + " xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleWithWebIdentityResult>"
                        + "<Credentials><AccessKeyId>ASIASTS</AccessKeyId><SecretAccessKey>secret-of-sts</SecretAccessKey>"
                        + "<SessionToken>session-of-sts</SessionToken><Expiration>"
                        + Instant.now().plusSeconds(3600) + "</Expiration></Credentials>"
                        + "</AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>"));
    }

    private static Map<String, String> form(String body) {
        return Stream.of(body.split("&", -1))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
