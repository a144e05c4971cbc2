package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.gateway.testkit.BlockingCalls;
import dev.poolgate.gateway.testkit.Fixture;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.SdkSigned;
import dev.poolgate.gateway.testkit.SharedFixture;
import dev.poolgate.gateway.testkit.StsEndpoint;
import dev.poolgate.gateway.testkit.TestCodes;
import dev.poolgate.gateway.testkit.TestIdentityPool;
import dev.poolgate.gateway.testkit.TestIssuer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** No route makes an event loop wait. */
@ExtendWith(SharedFixture.class)
class BlockingTest {
    private final Fixture fixture;

    BlockingTest(Fixture fixture) {
        this.fixture = fixture;
    }

    @BeforeEach
    void watch() {
        BlockingCalls.watch();
    }

    @Test
    void a_call_that_blocks_is_noticed() {
        Mono<Object> sleeping = Mono.fromCallable(() -> {
            Thread.sleep(1);
            return "slept";
        });

        assertThatThrownBy(() -> sleeping.subscribeOn(Schedulers.parallel()).block(Duration.ofSeconds(5)))
                .hasRootCauseInstanceOf(BlockingOperationError.class);
        assertThat(BlockingCalls.seen()).singleElement().asString().contains("sleep");
    }

    @Test
    void a_pool_that_blocks_inside_a_route_is_noticed() {
        fixture.gateway().bean(TestIdentityPool.class).behave(request -> {
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new CompletableFuture<>();
        });

        assertThat(fixture.getAs("zoe", "/signed/1").status()).isEqualTo(503);
        assertThat(BlockingCalls.seen()).singleElement().asString().contains("sleep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders/1", "/passing/1", "/signed/1", "/relayed/1", "/narrow/1", "/guests/1"})
    void a_route_that_passes_blocks_nowhere(String target) {
        RawHttp.Answer fresh = fixture.getAs("alice", target);
        RawHttp.Answer another = fixture.getAs("bob", target);

        assertThat(BlockingCalls.seen()).isEmpty();
        assertThat(fresh.status()).isEqualTo(200);
        assertThat(another.status()).isEqualTo(200);
    }

    @Test
    void an_exchange_elsewhere_blocks_nowhere() {
        try (StsEndpoint sts = new StsEndpoint();
                RunningGateway gateway = RunningGateway.with(fixture.issuer())
                        .set("poolgate.exchange.sts.backups.endpoint", sts.url())
                        .route(
                                "files",
                                "/files/**",
                                fixture.backend().url(),
                                "SignAwsRequest=s3, eu-central-1, streaming",
                                "ExchangeCredentials=backups",
                                "Authorize")
                        .start()) {
            BlockingCalls.watch();
            RawHttp.Answer fresh = RawHttp.get(gateway.port(), "/files/1", fixture.bearer("alice"));
            RawHttp.Answer another = RawHttp.get(gateway.port(), "/files/1", fixture.bearer("bob"));

            assertThat(BlockingCalls.seen()).isEmpty();
            assertThat(fresh.status()).isEqualTo(200);
            assertThat(another.status()).isEqualTo(200);
        }
    }

    @Test
    void a_sign_in_at_the_console_blocks_nowhere() {
        try (RunningGateway gateway = RunningGateway.with(fixture.issuer())
                .set("management.server.port", "0")
                .set("poolgate.console.enabled", "true")
                .set("poolgate.console.issuer", "main")
                .set("poolgate.console.client-id", TestIssuer.CLIENT_ID)
                .route("orders", "/orders/**", fixture.backend().url(), "Authorize")
                .start()) {
            BlockingCalls.watch();
            RawHttp.Answer fresh = signInAtTheConsole(gateway);
            RawHttp.Answer another = signInAtTheConsole(gateway);

            assertThat(BlockingCalls.seen()).isEmpty();
            assertThat(fresh.header("Location")).contains("/console/");
            assertThat(another.header("Location")).contains("/console/");
        }
    }

    private RawHttp.Answer signInAtTheConsole(RunningGateway gateway) {
        int port = gateway.managementPort();
        RawHttp.Answer begun = RawHttp.request(port, "POST", "/console/sign-in", "Content-Length: 0");
        String location =
                JsonMapper.shared().readTree(begun.body()).path("location").asString();
        String state = TestCodes.parsed(URI.create(location).getRawQuery()).get("state");
        String code = fixture.issuer().codes().grant(URI.create(location), "bob", "admins");
        String cookie = begun.header("Set-Cookie").orElseThrow().replaceAll(";.*", "");
        return RawHttp.get(port, "/console/callback?code=" + code + "&state=" + state, "Cookie: " + cookie);
    }

    @Test
    void a_signed_request_blocks_nowhere_whatever_becomes_of_it() {
        SdkSigned.Options options = SdkSigned.Options.header(fixture.gateway().port());
        SdkSigned good = SdkSigned.post("alice", options, "{\"a\":1}", "/iam/1", "q", "1");

        assertThat(good.send(fixture.gateway().port()).status()).isEqualTo(200);
        assertThat(good.withBody("{\"a\":2}").send(fixture.gateway().port()).status())
                .isEqualTo(403);
        assertThat(SdkSigned.by("alice", options.presigned(Duration.ofMinutes(1)), "GET", "/iam-relayed/1")
                        .send(fixture.gateway().port())
                        .status())
                .isEqualTo(200);
        assertThat(fixture.get("/iam/1").status()).isEqualTo(403);
        assertThat(BlockingCalls.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders/1", "/reports/1", "/public/%2e%2e/admin", "/nowhere"})
    void a_refusal_blocks_nowhere(String target) {
        fixture.get(target);
        fixture.getAs("alice", target, "readers");

        assertThat(BlockingCalls.seen()).isEmpty();
    }
}
