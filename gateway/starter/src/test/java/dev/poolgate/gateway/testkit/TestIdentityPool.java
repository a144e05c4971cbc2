package dev.poolgate.gateway.testkit;

import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.authorizer.exchange.ExchangeRequest;
import dev.poolgate.authorizer.exchange.ExchangeResult;
import dev.poolgate.authorizer.exchange.IdentityPool;
import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Grants each caller credentials that can be told from everybody else's, unless a test wants otherwise. */
public final class TestIdentityPool implements IdentityPool {
    public static final String ID = "eu-central-1:00000000-1111-2222-3333-444444444444";

    private volatile Function<ExchangeRequest, CompletionStage<ExchangeResult>> behaviour = TestIdentityPool::grant;

    public void reset() {
        behaviour = TestIdentityPool::grant;
    }

    public void behave(Function<ExchangeRequest, CompletionStage<ExchangeResult>> next) {
        behaviour = next;
    }

    @Override
    public CompletionStage<ExchangeResult> exchange(ExchangeRequest request) {
        return behaviour.apply(request);
    }

    public static TemporaryCredentials credentialsOf(String subject) {
        return new TemporaryCredentials(
                "ASIA" + subject,
                "secret-of-" + subject,
                "session-of-" + subject,
                Instant.now().plusSeconds(3600));
    }

    private static CompletionStage<ExchangeResult> grant(ExchangeRequest request) {
        String subject = request.identity() instanceof VerifiedIdentity.TokenHolder holder
                ? holder.token().subject()
                : "guest";
        return CompletableFuture.completedFuture(new ExchangeResult.Granted(
                credentialsOf(subject),
                "eu-central-1:" + subject,
                "arn:aws:iam::000000000000:role/" + subject,
                Map.of()));
    }
}
