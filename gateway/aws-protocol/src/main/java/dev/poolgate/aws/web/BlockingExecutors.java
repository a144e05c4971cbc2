package dev.poolgate.aws.web;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Executors for work that blocks: a bound on what runs at once, and no queue behind it. */
public final class BlockingExecutors {
    private static final Duration IDLE = Duration.ofSeconds(30);

    private BlockingExecutors() {}

    /**
     * Virtual threads where the JDK has them, else platform threads made on demand.
     *
     * @param name what the threads are called
     * @param concurrency how many tasks run at once; one more is rejected with {@code RejectedExecutionException}
     */
    public static ExecutorService bounded(String name, int concurrency) {
        ThreadFactory virtual = virtualThreads();
        return virtual == null ? pool(platformThreads(name), concurrency) : pool(named(name, virtual), concurrency);
    }

    /** With no queue, a task either gets a thread at once or is rejected; threads go when idle. */
    private static ExecutorService pool(ThreadFactory threads, int concurrency) {
        return new ThreadPoolExecutor(
                0, concurrency, IDLE.toMillis(), TimeUnit.MILLISECONDS, new SynchronousQueue<>(), threads);
    }

    private static ThreadFactory platformThreads(String name) {
        return named(name, task -> {
            Thread thread = Executors.defaultThreadFactory().newThread(task);
            thread.setDaemon(true);
            return thread;
        });
    }

    private static ThreadFactory named(String name, ThreadFactory threads) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = threads.newThread(task);
            thread.setName(name + "-" + count.incrementAndGet());
            return thread;
        };
    }

    /** By reflection, because the code is compiled for JDK 17; null there. */
    private static @Nullable ThreadFactory virtualThreads() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            return (ThreadFactory) type.getMethod("factory").invoke(builder);
        } catch (NoSuchMethodException | ClassNotFoundException e) {
            return null;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("virtual threads exist but cannot be made", e);
        }
    }
}
