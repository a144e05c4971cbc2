package dev.poolgate.authorizer.signed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.fixture.SettableClock;
import dev.poolgate.authorizer.sign.BodyHash;
import dev.poolgate.authorizer.sign.PendingBody;
import dev.poolgate.authorizer.sign.RequestHead;
import dev.poolgate.authorizer.sign.SignableRequest;
import dev.poolgate.authorizer.sign.SignatureError;
import dev.poolgate.authorizer.sign.SignatureResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallerVerifierTest {
    private final SettableClock clock = SettableClock.atSomeTime();
    private final SignedCaller alice = Signers.alice(clock.instant().plus(Duration.ofMinutes(2)));

    @Test
    void a_signature_proves_its_caller_until_the_session_ends_and_not_at_the_end() {
        SignableRequest request = Signers.signed(alice, "GET", "/a", clock);
        CallerVerifier verifier = verifier(Signers.only(alice));

        assertThat(verify(verifier, request)).isInstanceOfSatisfying(CallerResult.Proven.class, proven -> {
            assertThat(proven.caller()).isSameAs(alice);
            assertThat(proven.signature().until()).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
        });
        clock.advance(Duration.ofMinutes(2).minusNanos(1));
        assertThat(verify(verifier, request)).isInstanceOf(CallerResult.Proven.class);
        clock.advance(Duration.ofNanos(1));
        assertExpired(verify(verifier, request));
    }

    @Test
    void a_session_that_is_over_is_told_from_a_key_that_never_was() {
        SignableRequest request = Signers.signed(alice, "GET", "/a", clock);

        assertExpired(verify(verifier((id, token) -> new CallerLookup.Expired()), request));
        assertThat(verify(verifier((id, token) -> new CallerLookup.Unknown()), request))
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

        String outcome = verify(verifier, request)
                .fold(proven -> "proven", why -> why.error().code());
        assertThat(outcome).isEqualTo("signature_expired");
    }

    @Test
    void the_body_is_asked_for_only_where_it_is_the_last_question() {
        SignableRequest request = Signers.signed(alice, "GET", "/a", clock);
        PendingBody unasked = holder -> {
            throw new AssertionError("asked");
        };
        RequestHead announced = Signers.signed(alice, "POST", "/a", clock).head();
        RequestHead changed = new RequestHead("POST", "/b", announced.headers());

        assertThat(rejection(verifier((id, token) -> new CallerLookup.Unknown()), request.head(), unasked))
                .isEqualTo("signature_unknown_key");
        assertThat(rejection(verifier(Signers.only(alice)), changed, unasked)).isEqualTo("signature_mismatch");
        clock.advance(Duration.ofMinutes(2));
        assertThat(rejection(verifier(Signers.only(alice)), request.head(), unasked))
                .isEqualTo("signature_expired_session");
        clock.advance(Duration.ofMinutes(4));
        assertThat(rejection(verifier(Signers.only(alice)), request.head(), unasked))
                .isEqualTo("signature_expired");
    }

    @Test
    void a_body_other_than_signed_or_none_to_be_had_is_rejected() {
        RequestHead plain = Signers.presigned(alice, "GET", "/a", clock).head();
        RequestHead announced = Signers.signed(alice, "POST", "/a", clock).head();
        PendingBody other = PendingBody.of(BodyHash.of("other".getBytes(StandardCharsets.UTF_8)));
        PendingBody none = holder -> CompletableFuture.completedFuture(Optional.empty());

        CallerVerifier verifier = verifier(Signers.only(alice));
        assertThat(rejection(verifier, plain, other)).isEqualTo("signature_mismatch");
        assertThat(rejection(verifier, announced, other)).isEqualTo("signature_body_mismatch");
        assertThat(rejection(verifier, plain, none)).isEqualTo("signature_no_body");
        assertThat(rejection(verifier, announced, none)).isEqualTo("signature_no_body");
    }

    @Test
    void a_session_that_ends_while_its_body_arrives_is_over() {
        RequestHead head = Signers.signed(alice, "GET", "/a", clock).head();
        PendingBody slow = holder -> {
            clock.advance(Duration.ofMinutes(2));
            return CompletableFuture.completedFuture(Optional.of(BodyHash.EMPTY));
        };

        assertThat(rejection(verifier(Signers.only(alice)), head, slow)).isEqualTo("signature_expired_session");
    }

    @Test
    void a_body_is_on_account_of_whoever_shows_a_secret_of_the_callers() {
        List<Optional<String>> accounts = new ArrayList<>();
        PendingBody asked = holder -> {
            accounts.add(holder);
            return CompletableFuture.completedFuture(Optional.empty());
        };
        CallerVerifier verifier = verifier(Signers.only(alice));
        RequestHead announced = Signers.signed(alice, "POST", "/a", clock).head();
        RequestHead url = Signers.presigned(alice, "POST", "/a", clock).head();
        RequestHead keyAlone =
                new RequestHead("POST", url.target().replaceAll("[&?]X-Amz-Security-Token=[^&]*", ""), url.headers());

        verify(verifier, announced, asked);
        verify(verifier, url, asked);
        verify(verifier((id, token) -> new CallerLookup.Found(alice)), keyAlone, asked);

        assertThat(accounts).containsExactly(Optional.of(alice.holder()), Optional.empty(), Optional.empty());
    }

    @Test
    void a_body_of_a_guest_is_on_nobodys_account() {
        SignedCaller guest = new SignedCaller(
                alice.key(),
                alice.userId(),
                alice.expiresAt(),
                alice.permissions(),
                alice.context().with("cognito-identity.amazonaws.com:amr", List.of("unauthenticated")));
        List<Optional<String>> accounts = new ArrayList<>();

        verify(
                verifier(Signers.only(guest)),
                Signers.signed(guest, "POST", "/a", clock).head(),
                holder -> {
                    accounts.add(holder);
                    return CompletableFuture.completedFuture(Optional.empty());
                });

        assertThat(accounts).containsExactly(Optional.empty());
    }

    private static CallerResult verify(CallerVerifier verifier, SignableRequest request) {
        return verify(verifier, request.head(), PendingBody.of(request.bodyHash()));
    }

    /** The body is asked for only where the head leaves it to be the last question. */
    private static CallerResult verify(CallerVerifier verifier, RequestHead head, PendingBody body) {
        return verifier.verifyHead(head)
                .fold(plausible -> plausible.verify(body).toCompletableFuture().join(), rejected -> rejected);
    }

    private static String rejection(CallerVerifier verifier, RequestHead head, PendingBody body) {
        return verify(verifier, head, body)
                .fold(proven -> "proven", why -> why.error().code());
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
