package dev.poolgate.authorizer.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A pool whose answers a test gives by hand, in the order the exchanges were asked. */
final class FakePool implements IdentityPool {
    private final List<ExchangeRequest> asked = new ArrayList<>();
    private final List<CompletableFuture<ExchangeResult>> open = new ArrayList<>();
    private int granted;

    @Override
    public synchronized CompletionStage<ExchangeResult> exchange(ExchangeRequest request) {
        asked.add(request);
        CompletableFuture<ExchangeResult> answer = new CompletableFuture<>();
        open.add(answer);
        return answer;
    }

    synchronized int asked() {
        return asked.size();
    }

    /** Answers the oldest open exchange with fresh credentials. */
    ExchangeResult.Granted grant(Instant expiration) {
        ExchangeResult.Granted answer = credentials("ASIA" + ++granted, expiration);
        next().complete(answer);
        return answer;
    }

    void refuse(String code) {
        next().complete(new ExchangeResult.Refused(code, "refused by the test"));
    }

    void fail(Exception fault) {
        next().completeExceptionally(fault);
    }

    private synchronized CompletableFuture<ExchangeResult> next() {
        return open.remove(0);
    }

    static ExchangeResult.Granted credentials(String accessKeyId, Instant expiration) {
        TemporaryCredentials credentials =
                new TemporaryCredentials(accessKeyId, "secret of " + accessKeyId, "session token", expiration);
        return new ExchangeResult.Granted(credentials, "eu-central-1:1", "arn:aws:iam::000000000000:role/r", Map.of());
    }
}
