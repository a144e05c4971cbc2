package dev.poolgate.authorizer.keys;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The few daemon threads that keys are fetched and parsed on, so that no request's thread ever is. */
public final class KeyThreads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyThreads.class);
    private static final int WORKERS = 4;
    private static final int LONGEST_QUEUE = 1000;
    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor timer;

    public KeyThreads() {
        workers = new ThreadPoolExecutor(
                WORKERS,
                WORKERS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(LONGEST_QUEUE),
                named("poolgate-keys-"));
        workers.allowCoreThreadTimeOut(true);
        timer = new ScheduledThreadPoolExecutor(1, named("poolgate-keys-timer-"));
    }

    Executor executor() {
        return workers;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // runs until closed, and its task does not throw
    void everyMillis(long millis, Runnable task) {
        timer.scheduleWithFixedDelay(() -> runSafely(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** A task that throws would never be run again. */
    private static void runSafely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("background refresh of keys failed", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
