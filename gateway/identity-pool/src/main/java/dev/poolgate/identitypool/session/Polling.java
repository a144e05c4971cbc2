package dev.poolgate.identitypool.session;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads again and again what other nodes may have changed, on a thread of its own, until closed. */
public final class Polling implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Polling.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "identity-pool-polling");
        made.setDaemon(true);
        return made;
    });

    /** @param interval from the end of one reading to the next */
    @SuppressWarnings("FutureReturnValueIgnored") // a reading never throws, and all end with the thread
    public Polling(Duration interval, Runnable... readings) {
        for (Runnable each : readings) {
            thread.scheduleWithFixedDelay(
                    () -> read(each), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** What was read last stays in force: a database that is away must not end every session. */
    private static void read(Runnable reading) {
        try {
            reading.run();
        } catch (RuntimeException e) {
            LOG.warn("roles or revocations cannot be read, those read before stay in force", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
