package dev.poolgate.userpool.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LockoutTest {
    private static final Instant LAST = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void a_lock_begins_with_the_fifth_failure_and_doubles_to_fifteen_minutes() {
        assertThat(Lockout.after(4)).isZero();
        assertThat(Lockout.after(5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Lockout.after(6)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Lockout.after(14)).isEqualTo(Duration.ofSeconds(512));
        assertThat(Lockout.after(15)).isEqualTo(Duration.ofMinutes(15));
        assertThat(Lockout.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void a_lock_is_over_exactly_at_its_end() {
        assertThat(Lockout.locked(5, LAST, LAST.plusMillis(999))).isTrue();
        assertThat(Lockout.locked(5, LAST, LAST.plusSeconds(1))).isFalse();
    }

    @Test
    void failures_are_forgotten_after_exactly_fifteen_minutes() {
        assertThat(Lockout.forgotten(LAST, LAST.plusMillis(899_999))).isFalse();
        assertThat(Lockout.forgotten(LAST, LAST.plusSeconds(900))).isTrue();
    }
}
