package dev.poolgate.authorizer.signed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.poolgate.authorizer.fixture.SettableClock;
import dev.poolgate.authorizer.sign.ProvenSignature;
import dev.poolgate.authorizer.signed.SeenSignatures.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SeenSignaturesTest {
    private final SettableClock clock = SettableClock.atSomeTime();
    private final SeenSignatures seen = new SeenSignatures(3, 3, clock);

    @Test
    void the_first_use_counts_and_no_other() {
        assertThat(seen.admit(lasting("a", Duration.ofMinutes(5)), "alice")).isEqualTo(Verdict.FIRST);
        assertThat(seen.admit(lasting("a", Duration.ofMinutes(5)), "alice")).isEqualTo(Verdict.SEEN_BEFORE);
        assertThat(seen.admit(lasting("b", Duration.ofMinutes(5)), "alice")).isEqualTo(Verdict.FIRST);
    }

    @Test
    void s38_a_flood_pushes_nothing_out_and_new_ones_are_refused() {
        ProvenSignature first = lasting("first", Duration.ofMinutes(5));
        seen.admit(first, "alice");
        seen.admit(lasting("a", Duration.ofMinutes(5)), "alice");
        seen.admit(lasting("b", Duration.ofMinutes(5)), "alice");

        assertThat(seen.admit(lasting("c", Duration.ofMinutes(5)), "alice")).isEqualTo(Verdict.NO_ROOM);
        assertThat(seen.admit(first, "alice")).isEqualTo(Verdict.SEEN_BEFORE);
    }

    @Test
    void room_comes_back_when_one_can_no_longer_be_verified_and_not_before() {
        ProvenSignature shortest = lasting("a", Duration.ofMinutes(1));
        seen.admit(shortest, "alice");
        seen.admit(lasting("b", Duration.ofMinutes(5)), "alice");
        seen.admit(lasting("c", Duration.ofMinutes(5)), "alice");

        clock.set(shortest.until());
        assertThat(seen.admit(lasting("d", Duration.ofMinutes(5)), "alice")).isEqualTo(Verdict.NO_ROOM);
        assertThat(seen.admit(shortest, "alice")).isEqualTo(Verdict.SEEN_BEFORE);
        clock.advance(Duration.ofSeconds(1));
        assertThat(seen.admit(lasting("d", Duration.ofMinutes(5)), "alice")).isEqualTo(Verdict.FIRST);
    }

    @Test
    void s38_one_caller_who_floods_is_refused_before_the_memory_is_full_for_others() {
        SeenSignatures shared = new SeenSignatures(3, 2, clock);
        ProvenSignature first = lasting("a", Duration.ofMinutes(1));
        shared.admit(first, "mallory");
        shared.admit(lasting("b", Duration.ofMinutes(5)), "mallory");

        assertThat(shared.admit(lasting("c", Duration.ofMinutes(5)), "mallory"))
                .isEqualTo(Verdict.TOO_MANY_OF_ONE_CALLER);
        assertThat(shared.admit(first, "mallory")).isEqualTo(Verdict.SEEN_BEFORE);
        assertThat(shared.admit(lasting("d", Duration.ofMinutes(5)), "alice")).isEqualTo(Verdict.FIRST);
        assertThat(shared.admit(lasting("e", Duration.ofMinutes(5)), "bob")).isEqualTo(Verdict.NO_ROOM);
    }

    @Test
    void the_share_of_a_caller_comes_back_with_time() {
        SeenSignatures shared = new SeenSignatures(3, 1, clock);
        ProvenSignature first = lasting("a", Duration.ofMinutes(1));
        shared.admit(first, "mallory");

        clock.set(first.until());
        assertThat(shared.admit(lasting("b", Duration.ofMinutes(5)), "mallory"))
                .isEqualTo(Verdict.TOO_MANY_OF_ONE_CALLER);
        clock.advance(Duration.ofSeconds(1));
        assertThat(shared.admit(lasting("b", Duration.ofMinutes(5)), "mallory")).isEqualTo(Verdict.FIRST);
        assertThat(shared.admit(lasting("c", Duration.ofMinutes(5)), "mallory"))
                .isEqualTo(Verdict.TOO_MANY_OF_ONE_CALLER);
    }

    @Test
    void one_that_lasts_longer_than_fifteen_minutes_is_not_taken() {
        assertThat(seen.admit(lasting("a", Duration.ofMinutes(15)), "alice")).isEqualTo(Verdict.FIRST);
        assertThat(seen.admit(lasting("b", Duration.ofMinutes(15).plusSeconds(1)), "alice"))
                .isEqualTo(Verdict.LASTS_TOO_LONG);
    }

    @Test
    void a_memory_without_room_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SeenSignatures(0, 1, clock));
        assertThatIllegalArgumentException().isThrownBy(() -> new SeenSignatures(1, 0, clock));
    }

    private ProvenSignature lasting(String value, Duration left) {
        return new ProvenSignature(value, clock.instant().plus(left));
    }
}
