package dev.poolgate.authorizer.keys;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs each task at once, so that a test need not wait. */
final class CallerRuns extends AbstractExecutorService {
    private volatile boolean shut;

    /** Without ticks: the test ticks. */
    static KeyThreads threads() {
        return new KeyThreads(new CallerRuns(), new ScheduledThreadPoolExecutor(1));
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    @Override
    public void shutdown() {
        shut = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shut = true;
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shut;
    }

    @Override
    public boolean isTerminated() {
        return shut;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shut;
    }
}
