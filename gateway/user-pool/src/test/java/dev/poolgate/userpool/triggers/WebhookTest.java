package dev.poolgate.userpool.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import dev.poolgate.userpool.outbound.HttpReceiver;
import dev.poolgate.userpool.outbound.SignedPosts;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookTest {
    private static final TriggerEvent EVENT = new TriggerEvent(
            "1",
            "PreSignUp_SignUp",
            "eu-west-1",
            "eu-west-1_abc",
            "jane",
            "client",
            Map.of("userAttributes", Map.of("email", "jane@example.com")),
            java.util.Collections.singletonMap("autoConfirmUser", null));

    @Test
    void the_event_is_awss_and_the_response_comes_back() throws Exception {
        try (HttpReceiver server = HttpReceiver.answering(200, "{\"response\":{\"autoConfirmUser\":true}}")) {
            assertThat(webhook(server).answer(EVENT).get("autoConfirmUser")).isEqualTo(true);

            assertThat(JSONObjectUtils.parse(server.posts().get(0).body())).isEqualTo(JSONObjectUtils.parse("""
                            {"version":"1","triggerSource":"PreSignUp_SignUp","region":"eu-west-1",
                             "userPoolId":"eu-west-1_abc","userName":"jane",
                             "callerContext":{"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"client"},
                             "request":{"userAttributes":{"email":"jane@example.com"}},
                             "response":{"autoConfirmUser":null}}"""));
        }
    }

    @Test
    void a_text_of_the_trigger_forbids_and_is_not_asked_for_again() {
        try (HttpReceiver server = HttpReceiver.answering(400, "{\"errorMessage\":\"not you\"}")) {
            assertThatThrownBy(() -> webhook(server).answer(EVENT))
                    .isInstanceOf(RejectedByTrigger.class)
                    .hasMessage("not you");
            assertThat(server.posts()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 429, 500, 503})
    void any_other_status_is_no_answer_and_is_tried_twice(int status) {
        try (HttpReceiver server = HttpReceiver.answering(status, "")) {
            assertThatThrownBy(() -> webhook(server).answer(EVENT)).isInstanceOf(IOException.class);
            assertThat(server.posts()).hasSize(2);
        }
    }

    @Test
    void one_failure_is_made_good_by_the_second_try() throws Exception {
        try (HttpReceiver server = HttpReceiver.answering(503, "")) {
            server.behave((post, exchange) ->
                    HttpReceiver.respond(exchange, server.posts().size() == 1 ? 503 : 200, "{\"response\":{}}"));

            assertThat(webhook(server).answer(EVENT)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"response\":[]}",
                "{\"response\":null}",
                "{\"response\":{},\"response\":{\"autoConfirmUser\":true}}",
                "{\"response\":{}} {}",
                "{\"response\":{\"a\":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}}"
            })
    void s12_s15_anything_but_one_strict_event_cannot_be_read(String body) {
        try (HttpReceiver server = HttpReceiver.answering(200, body)) {
            assertThatThrownBy(() -> webhook(server).answer(EVENT)).isInstanceOf(UnreadableAnswer.class);
            assertThat(server.posts()).hasSize(1);
        }
    }

    @Test
    void an_answer_that_never_ends_is_too_large() {
        String large = "{\"response\":{\"a\":\"" + "x".repeat(256 * 1024) + "\"}}";
        try (HttpReceiver server = HttpReceiver.answering(200, large)) {
            assertThatThrownBy(() -> webhook(server).answer(EVENT)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void the_time_is_for_both_tries_together() {
        try (HttpReceiver server = new HttpReceiver((post, exchange) -> late(exchange))) {
            long begun = System.nanoTime();

            assertThatThrownBy(() -> webhook(server).answer(EVENT)).isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isBetween(Duration.ofMillis(500), Duration.ofSeconds(2));
        }
    }

    @Test
    void who_keeps_failing_is_left_in_peace() {
        try (HttpReceiver server = HttpReceiver.answering(500, "")) {
            Webhook webhook = webhook(server);
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> webhook.answer(EVENT)).isInstanceOf(IOException.class);
            }

            assertThatThrownBy(() -> webhook.answer(EVENT)).isInstanceOf(CallNotPermittedException.class);
            assertThat(server.posts()).hasSize(10);
        }
    }

    @Test
    void who_is_slow_takes_no_more_than_a_share() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(32);
        ExecutorService callers = Executors.newFixedThreadPool(32);
        try (HttpReceiver server = new HttpReceiver((post, exchange) -> {
            begun.countDown();
            await(end);
            HttpReceiver.respond(exchange, 200, "{\"response\":{}}");
        })) {
            Webhook webhook = new Webhook("test", server.receiver(), new SignedPosts(Clock.systemUTC()));
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                calls.add(callers.submit(() -> webhook.answer(EVENT)));
            }
            assertThat(begun.await(4, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> webhook.answer(EVENT)).isInstanceOf(BulkheadFullException.class);
            end.countDown();
            for (Future<?> call : calls) {
                call.get(5, TimeUnit.SECONDS);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(5, TimeUnit.SECONDS)) {
                throw new IOException("too late");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static Webhook webhook(HttpReceiver server) {
        return new Webhook("test", server.receiver(), new SignedPosts(Clock.systemUTC()), Duration.ofSeconds(1));
    }

    private static void late(HttpExchange exchange) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(1500);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        HttpReceiver.respond(exchange, 200, "{\"response\":{}}");
    }
}
