package dev.poolgate.authorizer.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.authorizer.fixture.Issuers;
import dev.poolgate.authorizer.fixture.SettableClock;
import dev.poolgate.authorizer.fixture.SigningKey;
import dev.poolgate.authorizer.token.KeySource;
import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.authorizer.token.VerificationKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JwksCacheTest {
    private static final KeySettings SETTINGS = KeySettings.defaults();
    private static final Duration MILLI = Duration.ofMillis(1);

    private final SettableClock clock = SettableClock.atSomeTime();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SigningKey first = SigningKey.rs256("first");
    private final SigningKey second = SigningKey.rs256("second");
    private final TrustedIssuer issuer =
            Issuers.cognito().keys(KeySource.uri("https://issuer.example/jwks")).build();
    private final ScriptedFetcher fetcher = new ScriptedFetcher().publish(first);
    private final JwksCache cache =
            new JwksCache(List.of(issuer), fetcher, SETTINGS, clock, meters, CallerRuns.threads());
    private final List<String> removed = new ArrayList<>();

    @AfterEach
    void close() {
        cache.close();
    }

    @Test
    void keys_are_there_before_the_first_request() {
        assertThat(warmUp()).singleElement().matches(KeyAvailability::isAvailable);

        assertThat(find("first")).isInstanceOf(KeyLookup.Found.class);
        assertThat(fetcher.fetches()).isEqualTo(1);
    }

    @Test
    void a_request_before_that_fetches_itself() {
        assertThat(find("first")).isInstanceOf(KeyLookup.Found.class);
        assertThat(fetcher.fetches()).isEqualTo(1);
    }

    @Test
    void keys_are_fetched_again_in_the_background_once_they_age() {
        warmUp();
        clock.advance(SETTINGS.refreshAfter().minus(MILLI));
        cache.tick();
        assertThat(fetcher.fetches()).isEqualTo(1);

        clock.advance(MILLI);
        cache.tick();

        assertThat(fetcher.fetches()).isEqualTo(2);
    }

    @Test
    void an_ageing_key_is_answered_at_once_while_the_fetch_runs() {
        warmUp();
        clock.advance(SETTINGS.refreshAfter());
        fetcher.holdForEver();

        CompletableFuture<KeyLookup> lookup = cache.find(issuer, "first").toCompletableFuture();

        assertThat(lookup).isCompletedWithValueMatching(KeyLookup.Found.class::isInstance);
        assertThat(fetcher.fetches()).isEqualTo(2);
    }

    @Test
    void one_fetch_serves_all_who_wait_and_none_of_them_can_cancel_it() {
        CompletableFuture<byte[]> held = fetcher.hold();
        List<CompletableFuture<KeyLookup>> waiting = IntStream.range(0, 100)
                .mapToObj(any -> cache.find(issuer, "first").toCompletableFuture())
                .toList();

        assertThat(waiting.get(0).cancel(true)).isTrue();
        assertThat(waiting.get(1).completeExceptionally(new IllegalStateException()))
                .isTrue();
        held.complete(SigningKey.set(first).getBytes(StandardCharsets.UTF_8));

        assertThat(fetcher.fetches()).isEqualTo(1);
        assertThat(waiting.subList(2, 100)).allSatisfy(lookup -> assertThat(lookup)
                .isCompletedWithValueMatching(KeyLookup.Found.class::isInstance));
    }

    @Test
    void s23_ten_thousand_made_up_key_ids_in_ten_seconds_cause_one_fetch() {
        warmUp();
        for (int i = 0; i < 10_000; i++) {
            assertThat(find("made-up-" + i)).isInstanceOf(KeyLookup.Unknown.class);
            clock.advance(MILLI);
        }

        assertThat(fetcher.fetches()).isEqualTo(2);
        assertThat(find("first")).isInstanceOf(KeyLookup.Found.class);
    }

    @Test
    void s23_an_id_found_absent_is_not_asked_for_again_in_the_next_window() {
        warmUp();
        find("made-up");
        clock.advance(SETTINGS.unknownKeyWindow());
        find("made-up");
        assertThat(fetcher.fetches()).isEqualTo(2);

        find("another");
        assertThat(fetcher.fetches()).isEqualTo(3);
    }

    @Test
    void a_key_published_meanwhile_is_found_by_its_first_token() {
        warmUp();
        fetcher.publish(first, second);

        assertThat(find("second")).isInstanceOf(KeyLookup.Found.class);
    }

    @Test
    void s24_known_keys_serve_through_an_outage_up_to_the_bound() {
        warmUp();
        fetcher.fail();
        Duration bound = SETTINGS.maxAge().plus(SETTINGS.staleOnError());
        for (Duration age = Duration.ZERO; age.compareTo(bound.minusMinutes(1)) < 0; age = age.plusMinutes(1)) {
            cache.tick();
            assertThat(find("first")).as("age %s", age).isInstanceOf(KeyLookup.Found.class);
            clock.advance(Duration.ofMinutes(1));
        }

        clock.advance(Duration.ofMinutes(1));
        cache.tick();

        assertThat(find("first")).isInstanceOf(KeyLookup.Unavailable.class);
        assertThat(availability().isAvailable()).isFalse();
    }

    @Test
    void s24_a_stale_key_is_not_waited_for_once_a_fetch_failed() {
        warmUp();
        fetcher.fail();
        clock.advance(SETTINGS.maxAge());
        find("first");
        clock.advance(SETTINGS.retryAfter());
        fetcher.holdForEver();

        assertThat(cache.find(issuer, "first").toCompletableFuture())
                .isCompletedWithValueMatching(KeyLookup.Found.class::isInstance);
    }

    @Test
    void s24_an_unknown_key_is_unavailable_and_not_unknown_while_fetches_fail() {
        warmUp();
        fetcher.fail();

        assertThat(find("second")).isInstanceOf(KeyLookup.Unavailable.class);
    }

    @Test
    void s24_without_any_keys_the_answer_is_unavailable_and_a_failure_is_not_kept() {
        fetcher.fail();
        assertThat(find("first")).isInstanceOf(KeyLookup.Unavailable.class);
        fetcher.publish(first);
        clock.advance(SETTINGS.retryAfter().minus(MILLI));
        assertThat(find("first")).isInstanceOf(KeyLookup.Unavailable.class);

        clock.advance(MILLI);

        assertThat(find("first")).isInstanceOf(KeyLookup.Found.class);
    }

    @Test
    void s24_a_breaker_pauses_after_three_failures_and_recovery_takes_no_longer_than_its_wait() {
        fetcher.fail();
        for (int i = 0; i < 20; i++) {
            cache.tick();
            clock.advance(Duration.ofMillis(500));
        }
        // at 0 s, 5 s; the third at 10 s opens it
        cache.tick();
        assertThat(fetcher.fetches()).isEqualTo(3);
        assertThat(availability().breakerOpen()).isTrue();
        assertThat(availability().lastFailure()).contains(KeyFetchException.Reason.UNREACHABLE);

        fetcher.publish(first);
        for (Duration passed = Duration.ZERO;
                passed.compareTo(SETTINGS.breakerWait().plus(SETTINGS.retryAfter())) <= 0;
                passed = passed.plusSeconds(1)) {
            cache.tick();
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(find("first")).isInstanceOf(KeyLookup.Found.class);
        assertThat(availability().breakerOpen()).isFalse();
        assertThat(availability().lastFailure()).isEmpty();
    }

    @Test
    void s24_one_issuers_outage_leaves_the_others_alone() {
        TrustedIssuer other = Issuers.oauth()
                .keys(KeySource.uri("https://other.example/jwks"))
                .build();
        JwksFetcher half = any -> any.equals(other)
                ? CompletableFuture.failedFuture(new IllegalStateException("scripted"))
                : fetcher.fetch(any);
        try (JwksCache both =
                new JwksCache(List.of(issuer, other), half, SETTINGS, clock, meters, CallerRuns.threads())) {
            List<KeyAvailability> state = both.start().toCompletableFuture().join();

            assertThat(state).extracting(KeyAvailability::isAvailable).containsExactly(true, false);
            assertThat(state.get(1).lastFailure()).contains(KeyFetchException.Reason.FAULT);
        }
    }

    @Test
    void s26_an_empty_set_verifies_nothing() {
        fetcher.publish("{\"keys\":[]}");

        assertThat(warmUp()).singleElement().matches(state -> !state.isAvailable());
        assertThat(find("first")).isInstanceOf(KeyLookup.Unknown.class);
        assertThat(find(null)).isInstanceOf(KeyLookup.Unknown.class);
    }

    @Test
    void s28_a_removed_key_is_gone_after_the_refresh_and_its_removal_is_told() {
        warmUp();
        cache.onRemoval((from, key) -> removed.add(from.name() + " " + key.id().orElse("")));
        fetcher.publish(second);
        clock.advance(SETTINGS.refreshAfter());

        cache.tick();

        assertThat(find("first")).isInstanceOf(KeyLookup.Unknown.class);
        assertThat(removed).containsExactly("pool first");
    }

    @Test
    void s28_a_key_is_not_used_past_its_age_without_asking() {
        warmUp();
        VerificationKey key = found(find("first"));
        fetcher.publish(second);

        clock.advance(SETTINGS.maxAge().minus(MILLI));
        fetcher.holdForEver();
        assertThat(cache.stillTrusts(issuer, key)).isTrue();
        clock.advance(MILLI);
        assertThat(cache.stillTrusts(issuer, key)).isFalse();
    }

    @Test
    void s28_another_key_of_the_same_id_is_another_key() {
        warmUp();
        VerificationKey before = found(find("first"));
        cache.onRemoval((from, key) -> removed.add(key.id().orElse("")));
        fetcher.publish(SigningKey.set(second).replace("\"second\"", "\"first\""));
        clock.advance(SETTINGS.refreshAfter());

        cache.tick();

        assertThat(cache.stillTrusts(issuer, before)).isFalse();
        assertThat(removed).containsExactly("first");
    }

    @Test
    void s28_keys_too_old_for_any_use_are_let_go() {
        warmUp();
        cache.onRemoval((from, key) -> removed.add(key.id().orElse("")));
        fetcher.fail();
        clock.advance(SETTINGS.maxAge().plus(SETTINGS.staleOnError()));

        cache.tick();

        assertThat(removed).containsExactly("first");
    }

    @Test
    void a_document_that_is_no_key_set_leaves_the_old_keys() {
        warmUp();
        clock.advance(SETTINGS.refreshAfter());
        for (String document : List.of("", "[]", "{}", "{\"keys\":{}}", "<html>", "{\"keys\":[],\"keys\":[]}")) {
            fetcher.publish(document);
            clock.advance(SETTINGS.retryAfter().plus(SETTINGS.breakerWait()));
            cache.tick();

            assertThat(find("first")).isInstanceOf(KeyLookup.Found.class);
            assertThat(availability().lastFailure()).contains(KeyFetchException.Reason.DOCUMENT);
        }
    }

    @Test
    void a_token_without_a_key_id_is_served_by_the_only_key_and_by_none_of_several() {
        warmUp();
        assertThat(find(null)).isInstanceOf(KeyLookup.Found.class);

        fetcher.publish(first, second);
        clock.advance(SETTINGS.refreshAfter());
        cache.tick();

        assertThat(find(null)).isInstanceOf(KeyLookup.Unknown.class);
    }

    @Test
    void s07_ignored_keys_are_counted_by_reason() {
        fetcher.publish("{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}," + first.jwk() + "]}");
        warmUp();

        assertThat(meters.get("poolgate.jwks.keys.ignored")
                        .tag("reason", "symmetric")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("poolgate.jwks.keys")
                        .tag("issuer", "pool")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void meters_show_age_and_outcome_of_fetches() {
        assertThat(meters.get("poolgate.jwks.age").gauge().value()).isEqualTo(-1);
        warmUp();
        clock.advance(Duration.ofMillis(1500));

        assertThat(meters.get("poolgate.jwks.age").gauge().value()).isEqualTo(1.5);
        assertThat(meters.get("poolgate.jwks.fetch")
                        .tag("outcome", "success")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.find("resilience4j.circuitbreaker.state").gauges()).isNotEmpty();
    }

    @Test
    void s01_inline_keys_without_a_usable_one_do_not_start() {
        for (String jwks :
                List.of("{\"keys\":[{\"kty\":\"oct\",\"k\":\"\",\"alg\":\"HS256\"}]}", "{\"keys\":[]}", "nothing")) {
            TrustedIssuer wrong = Issuers.cognito().keys(KeySource.inline(jwks)).build();

            assertThatThrownBy(
                            () -> new JwksCache(List.of(wrong), fetcher, SETTINGS, clock, meters, CallerRuns.threads()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("`pool`");
        }
    }

    @Test
    void a_fetch_that_throws_or_answers_nothing_usable_ends_as_a_failure() {
        JwksFetcher broken = any -> {
            throw new IllegalStateException("scripted");
        };
        try (JwksCache faulty = new JwksCache(List.of(issuer), broken, SETTINGS, clock, meters, CallerRuns.threads())) {
            assertThat(faulty.find(issuer, "first").toCompletableFuture())
                    .isCompletedWithValueMatching(KeyLookup.Unavailable.class::isInstance);
        }
    }

    private List<KeyAvailability> warmUp() {
        return cache.start().toCompletableFuture().join();
    }

    private KeyAvailability availability() {
        return cache.availability().get(0);
    }

    private KeyLookup find(@Nullable String keyId) {
        CompletableFuture<KeyLookup> lookup = cache.find(issuer, keyId).toCompletableFuture();
        assertThat(lookup).isDone();
        return lookup.join();
    }

    private static VerificationKey found(KeyLookup lookup) {
        return ((KeyLookup.Found) lookup).key();
    }
}
