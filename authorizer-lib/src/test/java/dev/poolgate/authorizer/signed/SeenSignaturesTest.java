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
    private final SeenSignatures seen = new SeenSignatures(3, clock);

    @Test
    void the_first_use_counts_and_no_other() {
        assertThat(seen.admit(lasting("a", Duration.ofMinutes(5)))).isEqualTo(Verdict.FIRST);
        assertThat(seen.admit(lasting("a", Duration.ofMinutes(5)))).isEqualTo(Verdict.SEEN_BEFORE);
        assertThat(seen.admit(lasting("b", Duration.ofMinutes(5)))).isEqualTo(Verdict.FIRST);
    }

    @Test
    void s38_a_flood_pushes_nothing_out_and_new_ones_are_refused() {
        ProvenSignature first = lasting("first", Duration.ofMinutes(5));
        seen.admit(first);
        seen.admit(lasting("a", Duration.ofMinutes(5)));
        seen.admit(lasting("b", Duration.ofMinutes(5)));

        assertThat(seen.admit(lasting("c", Duration.ofMinutes(5)))).isEqualTo(Verdict.NO_ROOM);
        assertThat(seen.admit(first)).isEqualTo(Verdict.SEEN_BEFORE);
    }

    @Test
    void room_comes_back_when_one_can_no_longer_be_verified_and_not_before() {
        ProvenSignature shortest = lasting("a", Duration.ofMinutes(1));
        seen.admit(shortest);
        seen.admit(lasting("b", Duration.ofMinutes(5)));
        seen.admit(lasting("c", Duration.ofMinutes(5)));

        clock.set(shortest.until());
        assertThat(seen.admit(lasting("d", Duration.ofMinutes(5)))).isEqualTo(Verdict.NO_ROOM);
        assertThat(seen.admit(shortest)).isEqualTo(Verdict.SEEN_BEFORE);
        clock.advance(Duration.ofSeconds(1));
        assertThat(seen.admit(lasting("d", Duration.ofMinutes(5)))).isEqualTo(Verdict.FIRST);
    }

    @Test
    void one_that_lasts_longer_than_fifteen_minutes_is_not_taken() {
        assertThat(seen.admit(lasting("a", Duration.ofMinutes(15)))).isEqualTo(Verdict.FIRST);
        assertThat(seen.admit(lasting("b", Duration.ofMinutes(15).plusSeconds(1))))
                .isEqualTo(Verdict.LASTS_TOO_LONG);
    }

    @Test
    void a_memory_without_room_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SeenSignatures(0, clock));
    }

    private ProvenSignature lasting(String value, Duration left) {
        return new ProvenSignature(value, clock.instant().plus(left));
    }
}
