package dev.poolgate.userpool.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
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
}
