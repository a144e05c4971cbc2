package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Pool;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;

/**
 * Work that is done behind the answer, because how long it takes, or how it fails, would tell the caller whether there
 * is a user. Nobody is waited for as somebody is: a caller who names no user hands over work that does nothing.
 */
public final class BehindAnswers {
    /** Counts work that failed, by what it was. */
    public static final String FAILED = "poolgate.userpool.behind.failed";

    private static final Logger LOG = LoggerFactory.getLogger(BehindAnswers.class);

    private final Executor executor;

    /** @param executor rejects what is too much */
    public BehindAnswers(Executor executor) {
        this.executor = executor;
    }

    /**
     * Hands work over. What it throws is logged and counted, and nobody is told.
     *
     * @param name of the work, for the log and the metric
     * @throws TooManyRequestsException where too much is under way already, whatever the work
     */
    public void run(Pool pool, String name, Runnable work) {
        try {
            executor.execute(() -> attempt(pool, name, work));
        } catch (RejectedExecutionException full) {
            throw TooManyRequestsException.builder()
                    .message("Too many requests")
                    .writableStackTrace(false)
                    .build();
        }
    }

    private static void attempt(Pool pool, String name, Runnable work) {
        try {
            work.run();
        } catch (SdkServiceException refused) {
            // refused by a limit, a trigger or a mail server, who has told the log what there is to tell
            failed(name);
            LOG.warn(
                    "{} in user pool `{}`: {}",
                    name,
                    pool.id(),
                    refused.getClass().getSimpleName());
        } catch (RuntimeException fault) {
            failed(name);
            LOG.error("{} in user pool `{}` failed", name, pool.id(), fault);
        }
    }

    private static void failed(String name) {
        Counter.builder(FAILED)
                .description("work behind answers that failed")
                .tag("work", name)
                .register(Metrics.globalRegistry)
                .increment();
    }
}
