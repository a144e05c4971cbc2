package dev.poolgate.userpool.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class PasswordHasherTest {
    private final PasswordHasher cheap = hasher(new HashingCost(8, 1, 2));

    @Test
    void a_hash_records_algorithm_and_cost_and_matches_its_password_only() {
        String hash = hasher(new HashingCost(16, 3, 1)).hash("pässword");

        assertThat(hash).startsWith("$argon2id$v=19$m=16,t=3,p=1$");
        assertThat(cheap.matches("pässword", hash)).isTrue();
        assertThat(cheap.matches("password", hash)).isFalse();
    }

    @Test
    void the_same_password_never_gives_the_same_hash() {
        assertThat(cheap.hash("same")).isNotEqualTo(cheap.hash("same"));
    }

    @Test
    void a_hash_of_another_cost_is_outdated() {
        assertThat(cheap.outdated(cheap.hash("x"))).isFalse();
        assertThat(hasher(new HashingCost(8, 2, 2)).outdated(cheap.hash("x"))).isTrue();
        assertThat(hasher(new HashingCost(16, 1, 2)).outdated(cheap.hash("x"))).isTrue();
    }

    @Test
    void a_cost_below_argon2s_is_refused() {
        assertThatThrownBy(() -> new HashingCost(7, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HashingCost(8, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HashingCost(8, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_standard_is_memory_hard() {
        assertThat(HashingCost.standard().memoryKib()).isEqualTo(19_456);
        assertThat(HashingCost.standard().iterations()).isEqualTo(2);
    }

    /** The one that is turned away is the first to end: all others wait for random bytes that do not come. */
    @Test
    void who_finds_too_many_waiting_is_turned_away_at_once() throws Exception {
        Gate gate = new Gate();
        PasswordHasher hasher = new PasswordHasher(new HashingCost(8, 1, 1), gate);
        gate.closed = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            CompletionService<String> calls = new ExecutorCompletionService<>(threads);
            Collections.nCopies(10, "x").forEach(password -> calls.submit(() -> hasher.hash(password)));

            Future<String> refused = calls.poll(5, TimeUnit.SECONDS);

            assertThat(refused).isNotNull();
            assertThatThrownBy(refused::get).hasCauseInstanceOf(PasswordHasher.BusyException.class);
            gate.closed.countDown();
            for (int i = 0; i < 9; i++) {
                assertThat(calls.take().get()).startsWith("$argon2id$");
            }
        } finally {
            gate.closed.countDown();
            threads.shutdownNow();
        }
    }

    /** Medians of few runs: a user who is not there must not answer in another order of time. */
    @Test
    void s69_nobody_takes_as_long_as_a_wrong_password() {
        PasswordHasher hasher = hasher(new HashingCost(2_048, 2, 1));
        String hash = hasher.hash("right");

        double ratio = (double) median(() -> hasher.matches("wrong", hash))
                / median(() -> {
                    hasher.matchNobody("wrong");
                    return false;
                });

        assertThat(ratio).isBetween(0.4, 2.5);
    }

    private static long median(Supplier<Boolean> work) {
        long[] times = new long[21];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            var unused = work.get();
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private static PasswordHasher hasher(HashingCost cost) {
        return new PasswordHasher(cost, new SecureRandom());
    }

    /** Random bytes that have to be waited for. */
    private static final class Gate extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private transient volatile CountDownLatch closed = new CountDownLatch(0);

        @Override
        public void nextBytes(byte[] bytes) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            super.nextBytes(bytes);
        }
    }
}
