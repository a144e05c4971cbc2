package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.StsEndpoint;
import dev.poolgate.gateway.testkit.TestIssuer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two pools, one in trouble: the other's callers must not notice. */
class PoolTroubleTest {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(3);

    private final TestIssuer issuer = new TestIssuer();
    private final RecordingBackend backend = new RecordingBackend();
    private final StsEndpoint dead = new StsEndpoint();
    private final StsEndpoint good = new StsEndpoint();
    private final RunningGateway gateway = RunningGateway.with(issuer)
            .set("poolgate.exchange.time-limit", TIME_LIMIT.toMillis() + "ms")
            .set("poolgate.exchange.concurrency", "16")
            .set("poolgate.exchange.sts.dead.endpoint", dead.url())
            .set("poolgate.exchange.sts.good.endpoint", good.url())
            .route(
                    "dead",
                    "/dead/**",
                    backend.url(),
                    "SignAwsRequest=execute-api, eu-central-1",
                    "ExchangeCredentials=dead",
                    "Authorize")
            .route(
                    "good",
                    "/good/**",
                    backend.url(),
                    "SignAwsRequest=execute-api, eu-central-1",
                    "ExchangeCredentials=good",
                    "Authorize")
            .start();
    private final ExecutorService callers = Executors.newFixedThreadPool(16);

    @AfterEach
    void stop() {
        callers.shutdownNow();
        gateway.close();
        dead.close();
        good.close();
        backend.close();
        issuer.close();
    }

    @Test
    void s59_a_pool_that_cannot_be_reached() {
        assertOthersDoNotNotice(StsEndpoint::close);
    }

    @Test
    void s29_a_pool_that_never_answers() {
        assertOthersDoNotNotice(StsEndpoint::hang);
    }

    @Test
    void s29_a_pool_that_answers_a_byte_at_a_time() {
        assertOthersDoNotNotice(StsEndpoint::drip);
    }

    @Test
    void s29_a_pool_that_answers_without_end() {
        assertOthersDoNotNotice(StsEndpoint::flood);
    }

    @Test
    void s24_a_pool_that_fails() {
        assertOthersDoNotNotice(endpoint -> endpoint.fail(500, "InternalFailure"));
    }

    private void assertOthersDoNotNotice(Consumer<StsEndpoint> trouble) {
        assertThat(get("/good/1", "first").status()).isEqualTo(200);
        trouble.accept(dead);

        List<Future<Integer>> troubled = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            String caller = "troubled-" + i;
            troubled.add(callers.submit(() -> get("/dead/1", caller).status()));
        }
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            long start = System.nanoTime();
            assertThat(get("/good/1", "caller-" + i).status()).isEqualTo(200);
            millis.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
        }

        assertThat(troubled).allSatisfy(answer -> assertThat(answer.get()).isEqualTo(503));
        // whoever waited behind the other pool, once, would have waited for its time limit
        assertThat(millis).allSatisfy(each -> assertThat(each).isLessThan(TIME_LIMIT.toMillis()));
    }

    private RawHttp.Answer get(String target, String caller) {
        return RawHttp.get(gateway.port(), target, "Authorization: Bearer " + issuer.token(caller));
    }
}
