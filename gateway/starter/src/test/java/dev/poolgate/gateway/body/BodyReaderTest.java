package dev.poolgate.gateway.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What is held is counted, bounded, and let go of whatever becomes of a request. */
class BodyReaderTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HeldBodies room = new HeldBodies(DataSize.ofBytes(10), DataSize.ofBytes(8), meters);
    private final BodyReader reader = new BodyReader(room, DataSize.ofBytes(8), Duration.ofSeconds(30));

    @Test
    void a_body_takes_its_room_until_its_request_is_over() {
        HeldBodies.Hold hold = room.open("alice");

        assertThat(reader.read(request(Flux.just("12", "345")), hold).block())
                .isEqualTo("12345".getBytes(StandardCharsets.US_ASCII));
        assertHeld(5);
        hold.close();
        hold.close();
        assertHeld(0);
    }

    @Test
    void the_room_is_as_large_as_was_said_and_not_larger() {
        HeldBodies.Hold first = room.open("alice");
        assertThat(first.take(8)).isEqualTo(HeldBodies.Room.TAKEN);
        HeldBodies.Hold second = room.open("bob");

        assertThat(second.take(3)).isEqualTo(HeldBodies.Room.FULL);
        assertThat(second.take(2)).isEqualTo(HeldBodies.Room.TAKEN);
        first.close();
        assertThat(second.take(6)).isEqualTo(HeldBodies.Room.TAKEN);
        assertHeld(8);
    }

    @Test
    void whoever_has_their_share_is_refused_and_others_are_not() {
        HeldBodies.Hold first = room.open("alice");
        HeldBodies.Hold second = room.open("somewhere");
        second.onAccountOf("alice");
        HeldBodies.Hold other = room.open("bob");
        first.take(5);

        assertThat(second.take(4)).isEqualTo(HeldBodies.Room.SHARE_FULL);
        assertThat(second.take(3)).isEqualTo(HeldBodies.Room.TAKEN);
        assertThat(other.take(2)).isEqualTo(HeldBodies.Room.TAKEN);
        assertThatIllegalStateException().isThrownBy(() -> second.onAccountOf("carol"));
        first.close();
        assertThat(second.take(5)).isEqualTo(HeldBodies.Room.TAKEN);
        assertHeld(10);
    }

    @Test
    void a_body_over_the_share_of_its_caller_is_refused() {
        room.open("alice").take(6);

        assertUnfit(Flux.just("123"), "held_bodies_of_caller", 503);
        assertHeld(6);
    }

    @Test
    void a_body_without_room_is_refused_and_what_came_of_it_is_let_go() {
        HeldBodies.Hold other = room.open("bob");
        other.take(7);

        assertUnfit(Flux.just("123", "4"), "held_bodies_full", 503);
        assertHeld(7);
    }

    @Test
    void what_arrives_after_its_request_is_over_takes_nothing() {
        HeldBodies.Hold hold = room.open("alice");
        hold.close();

        assertThat(hold.take(1)).isEqualTo(HeldBodies.Room.FULL);
        assertHeld(0);
    }

    @Test
    void a_body_over_its_own_bound_is_too_large_announced_or_not() {
        assertUnfit(Flux.just("12345", "6789"), "body_too_large", 413);
        assertHeld(0);
        ServerHttpRequest announced = MockServerHttpRequest.post("/")
                .header("Content-Length", "9")
                .body(Flux.error(new AssertionError("was read")));
        StepVerifier.create(reader.read(announced, room.open("alice")))
                .expectErrorMessage("body_too_large")
                .verify();
    }

    @Test
    void a_body_that_breaks_off_is_the_clients_doing() {
        assertUnfit(Flux.just("123").concatWith(Flux.error(new IllegalStateException("gone"))), "body_incomplete", 400);
        assertHeld(0);
    }

    @Test
    void a_body_that_does_not_come_to_an_end_is_given_up() {
        AtomicBoolean cancelled = new AtomicBoolean();
        HeldBodies.Hold hold = room.open("alice");
        StepVerifier.withVirtualTime(() -> reader.read(
                        request(Flux.just("123")
                                .concatWith(Flux.<String>never().doOnCancel(() -> cancelled.set(true)))),
                        hold))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(30).minusNanos(1_000_000))
                .thenAwait(Duration.ofMillis(1))
                .expectErrorSatisfies(error -> assertThat(
                                ((UnfitBody) error).refusal().status().value())
                        .isEqualTo(408))
                .verify();

        assertThat(cancelled).isTrue();
        assertHeld(3);
        hold.close();
        assertHeld(0);
    }

    private void assertUnfit(Flux<String> body, String code, int status) {
        StepVerifier.create(Mono.using(
                        () -> room.open("alice"), hold -> reader.read(request(body), hold), HeldBodies.Hold::close))
                .expectErrorSatisfies(error -> {
                    assertThat(((UnfitBody) error).refusal().code()).isEqualTo(code);
                    assertThat(((UnfitBody) error).refusal().status().value()).isEqualTo(status);
                })
                .verify();
    }

    private void assertHeld(int bytes) {
        assertThat(meters.get("poolgate.bodies.held").gauge().value()).isEqualTo(bytes);
    }

    private static ServerHttpRequest request(Flux<String> parts) {
        Flux<DataBuffer> body = parts.map(
                part -> DefaultDataBufferFactory.sharedInstance.wrap(part.getBytes(StandardCharsets.US_ASCII)));
        return MockServerHttpRequest.post("/").body(body);
    }
}
