package dev.poolgate.authorizer.keys;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
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
    private static final int WORKERS = 16;
    private static final int LONGEST_QUEUE = 1000;
    private static final long IDLE_SECONDS = 30;

    private final ExecutorService workers;
    private final ScheduledExecutorService timer;

    public KeyThreads() {
        this(boundedPool(), new ScheduledThreadPoolExecutor(1, named("poolgate-keys-timer-")));
    }

    KeyThreads(ExecutorService workers, ScheduledExecutorService timer) {
        this.workers = workers;
        this.timer = timer;
    }

    private static ExecutorService boundedPool() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                WORKERS,
                WORKERS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(LONGEST_QUEUE),
                named("poolgate-keys-"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
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
        // what is under way ends, so that nobody waits for ever
        workers.shutdown();
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
