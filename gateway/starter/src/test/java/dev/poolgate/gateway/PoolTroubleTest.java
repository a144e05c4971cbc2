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
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pools in trouble, each in its own: another one's callers must not notice. */
class PoolTroubleTest {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(3);

    private static final TestIssuer ISSUER = new TestIssuer();
    private static final RecordingBackend BACKEND = new RecordingBackend();
    private static final StsEndpoint GOOD = new StsEndpoint();
    private static final Map<String, StsEndpoint> OTHERS = Stream.of("gone", "silent", "slow", "endless", "failing")
            .collect(Collectors.toMap(pool -> pool, pool -> new StsEndpoint()));
    private static final RunningGateway GATEWAY = gateway();

    private final ExecutorService callers = Executors.newFixedThreadPool(16);

    @AfterEach
    void stopCalling() {
        callers.shutdownNow();
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
        OTHERS.values().forEach(StsEndpoint::close);
        GOOD.close();
        BACKEND.close();
        ISSUER.close();
    }

    private static RunningGateway gateway() {
        RunningGateway.Builder gateway = RunningGateway.with(ISSUER)
                .set("poolgate.exchange.time-limit", TIME_LIMIT.toMillis() + "ms")
                .set("poolgate.exchange.concurrency", "16");
        pool(gateway, "good", GOOD);
        OTHERS.forEach((name, endpoint) -> pool(gateway, name, endpoint));
        return gateway.start();
    }

    private static void pool(RunningGateway.Builder gateway, String name, StsEndpoint endpoint) {
        gateway.set("poolgate.exchange.sts." + name + ".endpoint", endpoint.url())
                .route(
                        name,
                        "/" + name + "/**",
                        BACKEND.url(),
                        "SignAwsRequest=execute-api, eu-central-1",
                        "ExchangeCredentials=" + name,
                        "Authorize");
    }

    @Test
    void s59_a_pool_that_cannot_be_reached() {
        assertOthersDoNotNotice("gone", StsEndpoint::close);
    }

    @Test
    void s29_a_pool_that_never_answers() {
        assertOthersDoNotNotice("silent", StsEndpoint::hang);
    }

    @Test
    void s29_a_pool_that_answers_a_byte_at_a_time() {
        assertOthersDoNotNotice("slow", StsEndpoint::drip);
    }

    @Test
    void s29_a_pool_that_answers_without_end() {
        assertOthersDoNotNotice("endless", StsEndpoint::flood);
    }

    @Test
    void s24_a_pool_that_fails() {
        assertOthersDoNotNotice("failing", endpoint -> endpoint.fail(500, "InternalFailure"));
    }

    /** Each trouble has a pool of its own, and callers of its own at the good one, whose credentials are kept. */
    private void assertOthersDoNotNotice(String pool, Consumer<StsEndpoint> trouble) {
        assertThat(get("/good/1", "first-beside-" + pool).status()).isEqualTo(200);
        trouble.accept(Objects.requireNonNull(OTHERS.get(pool)));

        List<Future<Integer>> troubled = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            String caller = "troubled-" + i;
            troubled.add(callers.submit(() -> get("/" + pool + "/1", caller).status()));
        }
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            long start = System.nanoTime();
            assertThat(get("/good/1", "beside-" + pool + "-" + i).status()).isEqualTo(200);
            millis.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
        }

        assertThat(troubled).allSatisfy(answer -> assertThat(answer.get()).isEqualTo(503));
        // whoever waited behind the other pool, once, would have waited for its time limit
        assertThat(millis).allSatisfy(each -> assertThat(each).isLessThan(TIME_LIMIT.toMillis()));
    }

    private RawHttp.Answer get(String target, String caller) {
        return RawHttp.get(GATEWAY.port(), target, "Authorization: Bearer " + ISSUER.token(caller));
    }
}
