package dev.poolgate.gateway.testkit;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what a tracer would send away. */
public final class EndedSpans implements SpanProcessor {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<SpanData> ended = new LinkedBlockingQueue<>();

    /** The next so many, in the order of their ends. */
    public List<SpanData> next(int count) {
        Instant deadline = Instant.now().plus(PATIENCE);
        List<SpanData> spans = new ArrayList<>();
        try {
            while (spans.size() < count) {
                SpanData span =
                        ended.poll(Duration.between(Instant.now(), deadline).toMillis(), TimeUnit.MILLISECONDS);
                if (span == null) {
                    throw new AssertionError("no more spans than " + spans);
                }
                spans.add(span);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return spans;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        ended.add(span.toSpanData());
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
