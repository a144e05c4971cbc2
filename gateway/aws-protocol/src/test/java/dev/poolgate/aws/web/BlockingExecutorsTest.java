package dev.poolgate.aws.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockingExecutorsTest {
    private final ExecutorService executor = BlockingExecutors.bounded("work", 2);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        executor.shutdownNow();
    }

    @Test
    void as_many_tasks_as_allowed_run_and_one_more_is_rejected_at_once() throws Exception {
        Future<?> one = executor.submit(this::hold);
        Future<?> two = executor.submit(this::hold);
        assertThatThrownBy(() -> executor.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        release.countDown();
        one.get();
        two.get();
    }

    @Test
    void threads_are_virtual_where_the_jdk_has_them_and_never_keep_a_process_alive() throws Exception {
        Thread thread = executor.submit(Thread::currentThread).get();
        assertThat(thread.getName()).isEqualTo("work-1");
        assertThat(thread.isDaemon()).isTrue();
        boolean virtual = Runtime.version().feature() >= 21;
        assertThat(thread.getClass().getName().contains("Virtual")).isEqualTo(virtual);
    }

    private void hold() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
