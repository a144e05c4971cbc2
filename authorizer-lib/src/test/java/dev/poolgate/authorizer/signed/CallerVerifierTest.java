package dev.poolgate.authorizer.signed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.fixture.SettableClock;
import dev.poolgate.authorizer.sign.SignableRequest;
import dev.poolgate.authorizer.sign.SignatureError;
import dev.poolgate.authorizer.sign.SignatureResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallerVerifierTest {
    private final SettableClock clock = SettableClock.atSomeTime();
    private final SignedCaller alice = Signers.alice(clock.instant().plus(Duration.ofMinutes(2)));

    @Test
    void a_signature_proves_its_caller_until_the_session_ends_and_not_at_the_end() {
        SignableRequest request = Signers.signed(alice, "GET", "/a", clock);
        CallerVerifier verifier = verifier(Signers.only(alice));

        assertThat(verifier.verify(request)).isInstanceOfSatisfying(CallerResult.Proven.class, proven -> {
            assertThat(proven.caller()).isSameAs(alice);
            assertThat(proven.signature().until()).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
        });
        clock.advance(Duration.ofMinutes(2).minusNanos(1));
        assertThat(verifier.verify(request)).isInstanceOf(CallerResult.Proven.class);
        clock.advance(Duration.ofNanos(1));
        assertExpired(verifier.verify(request));
    }

    @Test
    void a_session_that_is_over_is_told_from_a_key_that_never_was() {
        SignableRequest request = Signers.signed(alice, "GET", "/a", clock);

        assertExpired(verifier((id, token) -> new CallerLookup.Expired()).verify(request));
        assertThat(verifier((id, token) -> new CallerLookup.Unknown()).verify(request))
                .isEqualTo(new CallerResult.Rejected(new SignatureResult.Invalid(
                        SignatureError.UNKNOWN_KEY, "The security token included in the request is invalid.")));
    }

    @Test
    void what_is_wrong_without_a_look_at_the_key_is_told_first_and_causes_no_look() {
        SignableRequest request = Signers.signed(alice, "GET", "/a", clock);
        clock.advance(Duration.ofMinutes(6));
        CallerVerifier verifier = verifier((id, token) -> {
            throw new AssertionError("looked");
        });

        String outcome = verifier.verify(request)
                .fold(proven -> "proven", why -> why.error().code());
        assertThat(outcome).isEqualTo("signature_expired");
    }

    private CallerVerifier verifier(SignedCallers callers) {
        return new CallerVerifier(callers, Signers.HERE.scope(), clock);
    }

    private static void assertExpired(CallerResult result) {
        assertThat(result)
                .isEqualTo(new CallerResult.Rejected(new SignatureResult.Invalid(
                        SignatureError.EXPIRED_SESSION, "The security token included in the request is expired")));
    }
}
