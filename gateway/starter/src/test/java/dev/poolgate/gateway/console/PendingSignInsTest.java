package dev.poolgate.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.testkit.HandClock;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PendingSignInsTest {
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final URI HERE = URI.create("http://127.0.0.1:8081/console/callback");
    private static final IssuerEndpoints ISSUER = new IssuerEndpoints(HERE, HERE, false);

    private final HandClock clock = new HandClock();
    private final PendingSignIns pending = new PendingSignIns(clock);

    @Test
    void each_is_good_for_one_answer_within_ten_minutes() {
        PendingSignIns.Begun first = begin();
        PendingSignIns.Begun second = begin();
        PendingSignIns.Begun third = begin();

        assertThat(pending.take(first.secret())).contains(first.signIn());
        assertThat(pending.take(first.secret())).isEmpty();
        clock.set(clock.instant().plus(Duration.ofMinutes(10)).minus(MILLI));
        assertThat(pending.take(second.secret())).contains(second.signIn());
        clock.set(clock.instant().plus(MILLI));
        assertThat(pending.take(third.secret())).isEmpty();
    }

    @Test
    void nothing_of_one_tells_another() {
        PendingSignIns.Begun one = begin();
        PendingSignIns.Begun other = begin();

        assertThat(one.secret()).hasSize(43).isNotEqualTo(other.secret());
        assertThat(one.signIn().state())
                .isNotIn(one.secret(), one.signIn().nonce(), other.signIn().state());
        assertThat(one.signIn().verifier())
                .hasSize(43)
                .isNotEqualTo(one.signIn().nonce());
        assertThat(pending.take(one.signIn().state())).isEmpty();
        assertThat(one).asString().doesNotContain(one.secret());
        assertThat(one.signIn()).asString().doesNotContain(one.signIn().verifier());
    }

    @Test
    void there_are_never_more_than_a_thousand_and_the_oldest_gives_way() {
        PendingSignIns.Begun first = begin();
        PendingSignIns.Begun second = begin();
        for (int i = 0; i < 999; i++) {
            begin();
        }

        assertThat(pending.take(first.secret())).isEmpty();
        assertThat(pending.take(second.secret())).isPresent();
    }

    /** RFC 7636 appendix B. */
    @Test
    void the_challenge_is_that_of_the_rfc() {
        PendingSignIn signIn = new PendingSignIn(
                "state", "nonce", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", HERE, ISSUER, clock.instant());

        assertThat(signIn.challenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    private PendingSignIns.Begun begin() {
        return pending.begin(HERE, ISSUER);
    }
}
