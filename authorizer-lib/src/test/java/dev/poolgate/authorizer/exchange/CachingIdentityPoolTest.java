package dev.poolgate.authorizer.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.authorizer.fixture.SettableClock;
import dev.poolgate.authorizer.fixture.TokenText;
import dev.poolgate.authorizer.revocation.InMemoryRevocationList;
import dev.poolgate.authorizer.token.VerifiedJwt;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CachingIdentityPoolTest {
    private static final String POOL = "eu-central-1:00000000-0000-4000-8000-000000000000";

    private final SettableClock clock = SettableClock.atSomeTime();
    private final InMemoryRevocationList revocations = new InMemoryRevocationList(clock);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FakePool source = new FakePool();
    private final CachingIdentityPool pool =
            new CachingIdentityPool("main", source, revocations, CachingIdentityPool.DEFAULT_MAX_WEIGHT, clock, meters);

    private final VerifiedJwt alice = Callers.alice(clock);

    @Test
    void the_second_request_of_a_caller_is_answered_at_once_with_the_same_credentials() {
        ExchangeResult.Granted granted = warm(alice);
        assertThat(ask(alice)).isCompletedWithValue(granted);
        assertThat(source.asked()).isEqualTo(1);
    }

    @Test
    void s33_two_callers_never_share_credentials() {
        ExchangeResult.Granted granted = warm(alice);
        VerifiedJwt bob = Callers.verified(TokenText.cognitoAccess(clock).claim("sub", "bob"), clock);
        CompletableFuture<ExchangeResult> answer = ask(bob);
        assertThat(answer).isNotDone();
        assertThat(warmed(answer)).isNotEqualTo(granted);
    }

    @Test
    void s33_another_session_token_or_role_of_the_same_subject_is_another_caller() {
        warm(alice);
        assertAsksAnew(TokenText.cognitoAccess(clock).claim("origin_jti", "origin-2"));
        assertAsksAnew(TokenText.cognitoAccess(clock).claim("jti", "token-2"));
        assertAsksAnew(TokenText.cognitoAccess(clock).claim("cognito:preferred_role", "arn:aws:iam::1:role/x"));
        assertAsksAnew(TokenText.cognitoAccess(clock).claim("custom:dept", "sales"));
    }

    @Test
    void s33_guests_and_pools_are_kept_apart() {
        warm(alice);
        CompletableFuture<ExchangeResult> guest = future(new ExchangeRequest(POOL, new VerifiedIdentity.Guest()));
        assertThat(guest).isNotDone();
        warmed(guest);
        assertThat(future(new ExchangeRequest(POOL, new VerifiedIdentity.Guest())))
                .isDone();
        assertThat(future(new ExchangeRequest(POOL + "1", new VerifiedIdentity.Guest())))
                .isNotDone();
        assertThat(future(new ExchangeRequest(POOL + "1", new VerifiedIdentity.TokenHolder(alice))))
                .isNotDone();
    }

    @Test
    void requests_at_the_same_time_share_one_exchange_and_one_that_gives_up_does_not_end_it() {
        CompletableFuture<ExchangeResult> first = ask(alice);
        CompletableFuture<ExchangeResult> second = ask(alice);
        CompletableFuture<ExchangeResult> third = ask(alice);
        assertThat(first.cancel(true)).isTrue();
        assertThat(second.cancel(true)).isTrue();

        ExchangeResult.Granted granted = source.grant(inAnHour());
        assertThat(third).isCompletedWithValue(granted);
        assertThat(ask(alice)).isCompletedWithValue(granted);
        assertThat(source.asked()).isEqualTo(1);
    }

    @Test
    void credentials_are_renewed_ahead_while_the_old_ones_are_handed_out() {
        VerifiedJwt lasting = lasting();
        ExchangeResult.Granted old = warm(lasting, clock.instant().plus(Duration.ofMinutes(50)));
        clock.advance(Duration.ofMinutes(40).minusNanos(1));
        assertThat(ask(lasting)).isCompletedWithValue(old);
        assertThat(source.asked()).isEqualTo(1);

        clock.advance(Duration.ofNanos(1));
        assertThat(ask(lasting)).isCompletedWithValue(old);
        assertThat(ask(lasting)).isCompletedWithValue(old);
        assertThat(source.asked()).isEqualTo(2);

        ExchangeResult.Granted renewed = source.grant(inAnHour());
        assertThat(ask(lasting)).isCompletedWithValue(renewed);
    }

    @Test
    void a_renewal_that_fails_leaves_the_old_credentials_and_is_tried_again_after_a_while() {
        VerifiedJwt lasting = lasting();
        ExchangeResult.Granted old = warm(lasting, clock.instant().plus(Duration.ofMinutes(50)));
        clock.advance(Duration.ofMinutes(40));
        assertThat(ask(lasting)).isCompletedWithValue(old);
        source.fail(new IOException("down"));

        assertThat(ask(lasting)).isCompletedWithValue(old);
        assertThat(source.asked()).isEqualTo(2);
        clock.advance(CacheTimes.RETRY);
        assertThat(ask(lasting)).isCompletedWithValue(old);
        assertThat(source.asked()).isEqualTo(3);
    }

    @Test
    void a_renewal_that_is_refused_ends_the_old_credentials() {
        VerifiedJwt lasting = lasting();
        warm(lasting, clock.instant().plus(Duration.ofMinutes(50)));
        clock.advance(Duration.ofMinutes(40));
        assertThat(ask(lasting)).isDone();
        source.refuse("identity_not_authorized");
        assertThat(ask(lasting).join()).isInstanceOf(ExchangeResult.Refused.class);
    }

    @Test
    void credentials_are_not_used_in_their_last_30_seconds() {
        VerifiedJwt lasting = lasting();
        ExchangeResult.Granted old = warm(lasting, clock.instant().plus(Duration.ofMinutes(1)));
        clock.advance(Duration.ofSeconds(30).minusNanos(1));
        assertThat(ask(lasting)).isCompletedWithValue(old);
        clock.advance(Duration.ofNanos(1));
        assertThat(ask(lasting)).isNotDone();
    }

    @Test
    void s32_credentials_are_not_used_past_the_token_they_were_exchanged_for() {
        VerifiedJwt brief = Callers.verified(
                TokenText.cognitoAccess(clock)
                        .claim("exp", clock.instant().plusSeconds(60).getEpochSecond()),
                clock);
        ExchangeResult.Granted granted = warm(brief);
        clock.advance(Duration.ofSeconds(60).minusNanos(1));
        assertThat(ask(brief)).isCompletedWithValue(granted);
        clock.advance(Duration.ofNanos(1));
        assertThat(ask(brief)).isNotDone();
    }

    @Test
    void s36_a_fault_is_told_to_all_who_wait_and_not_kept() {
        CompletableFuture<ExchangeResult> first = ask(alice);
        CompletableFuture<ExchangeResult> second = ask(alice);
        source.fail(new IOException("down"));
        assertThatThrownBy(first::join).hasRootCauseInstanceOf(IOException.class);
        assertThatThrownBy(second::join).hasRootCauseInstanceOf(IOException.class);

        ExchangeResult.Granted granted = warm(alice);
        assertThat(ask(alice)).isCompletedWithValue(granted);
    }

    @Test
    void a_source_that_throws_is_a_fault_and_the_next_request_asks_anew() {
        CachingIdentityPool broken = new CachingIdentityPool(
                "broken",
                request -> {
                    throw new IllegalStateException("broken");
                },
                revocations,
                CachingIdentityPool.DEFAULT_MAX_WEIGHT,
                clock,
                meters);
        ExchangeRequest request = new ExchangeRequest(POOL, new VerifiedIdentity.Guest());
        assertThatThrownBy(() -> broken.exchange(request).toCompletableFuture().join())
                .hasRootCauseMessage("broken");
        assertThatThrownBy(() -> broken.exchange(request).toCompletableFuture().join())
                .hasRootCauseMessage("broken");
    }

    @Test
    void a_refusal_is_kept_for_five_seconds_and_no_longer() {
        assertThat(ask(alice)).isNotDone();
        source.refuse("identity_not_authorized");
        clock.advance(Duration.ofSeconds(5).minusNanos(1));
        assertThat(ask(alice).join()).isInstanceOf(ExchangeResult.Refused.class);
        assertThat(source.asked()).isEqualTo(1);
        clock.advance(Duration.ofNanos(1));
        assertThat(ask(alice)).isNotDone();
        assertThat(source.asked()).isEqualTo(2);
    }

    @Test
    void s34_a_revoked_session_gets_nothing_from_the_moment_it_is_revoked() {
        warm(alice);
        revocations.revokeSession(alice.issuer(), "origin-1", inAnHour());
        assertThat(codeOf(ask(alice))).isEqualTo("token_revoked");
        assertThat(source.asked()).isEqualTo(1);
        assertThat(meters.get("cache.size")
                        .tag("cache", "poolgate.credentials")
                        .gauge()
                        .value())
                .isZero();
    }

    @Test
    void s34_a_session_revoked_while_its_exchange_is_under_way_gets_nothing() {
        CompletableFuture<ExchangeResult> answer = ask(alice);
        revocations.revokeSession(alice.issuer(), "origin-1", inAnHour());
        source.grant(inAnHour());
        assertThat(codeOf(answer)).isEqualTo("token_revoked");
    }

    @Test
    void a_revocation_leaves_other_callers_alone() {
        VerifiedJwt bob = Callers.verified(
                TokenText.cognitoAccess(clock).claim("sub", "bob").claim("origin_jti", "origin-2"), clock);
        ExchangeResult.Granted granted = warm(bob);
        revocations.revokeSession(alice.issuer(), "origin-1", inAnHour());
        assertThat(ask(bob)).isCompletedWithValue(granted);
    }

    @Test
    void s37_the_cache_is_bounded() {
        CachingIdentityPool small =
                new CachingIdentityPool("main", source, revocations, 10_000, clock, new SimpleMeterRegistry());
        for (int i = 0; i < 100; i++) {
            VerifiedJwt caller = Callers.verified(TokenText.cognitoAccess(clock).claim("jti", "t" + i), clock);
            small.exchange(new ExchangeRequest(POOL, new VerifiedIdentity.TokenHolder(caller)));
            source.grant(inAnHour());
        }
        assertThat(small.size()).isLessThanOrEqualTo(4);
    }

    @Test
    void each_pool_has_meters_of_its_own() {
        FakePool idle = new FakePool();
        CachingIdentityPool other = new CachingIdentityPool(
                "other", idle, revocations, CachingIdentityPool.DEFAULT_MAX_WEIGHT, clock, meters);
        warm(alice);

        assertThat(other.size()).isZero();
        assertThat(kept("main")).isEqualTo(1);
        assertThat(kept("other")).isZero();
    }

    private double kept(String name) {
        return meters.get("cache.size")
                .tag("cache", "poolgate.credentials")
                .tag("pool", name)
                .gauge()
                .value();
    }

    private void assertAsksAnew(TokenText token) {
        CompletableFuture<ExchangeResult> answer = ask(Callers.verified(token, clock));
        assertThat(answer).isNotDone();
        warmed(answer);
    }

    private VerifiedJwt lasting() {
        return Callers.verified(
                TokenText.cognitoAccess(clock)
                        .claim("exp", clock.instant().plus(Duration.ofHours(5)).getEpochSecond()),
                clock);
    }

    private ExchangeResult.Granted warm(VerifiedJwt token) {
        return warm(token, inAnHour());
    }

    private ExchangeResult.Granted warm(VerifiedJwt token, Instant expiration) {
        CompletableFuture<ExchangeResult> answer = ask(token);
        ExchangeResult.Granted granted = source.grant(expiration);
        assertThat(answer).isCompletedWithValue(granted);
        return granted;
    }

    private ExchangeResult.Granted warmed(CompletableFuture<ExchangeResult> answer) {
        ExchangeResult.Granted granted = source.grant(inAnHour());
        assertThat(answer).isCompletedWithValue(granted);
        return granted;
    }

    private Instant inAnHour() {
        return clock.instant().plus(Duration.ofHours(1));
    }

    private CompletableFuture<ExchangeResult> ask(VerifiedJwt token) {
        return future(new ExchangeRequest(POOL, new VerifiedIdentity.TokenHolder(token)));
    }

    private CompletableFuture<ExchangeResult> future(ExchangeRequest request) {
        return pool.exchange(request).toCompletableFuture();
    }

    private static String codeOf(CompletableFuture<ExchangeResult> answer) {
        return answer.join().fold(granted -> "granted", ExchangeResult.Refused::code);
    }
}
