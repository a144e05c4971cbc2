package dev.poolgate.aws;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One timer for each operation and each way it ends. What is tagged comes from AWS's models, never from a request: an
 * operation that nobody knows is {@code unknown}.
 */
final class OperationTimes {
    private static final String UNKNOWN = "unknown";
    private static final String NONE = "none";

    private final MeterRegistry meters;

    OperationTimes(MeterRegistry meters) {
        this.meters = meters;
    }

    void succeeded(Target target, long start) {
        record(Optional.of(target), NONE, start);
    }

    void failed(Optional<Target> target, WireError error, long start) {
        record(target, error.code().code(), start);
    }

    private void record(Optional<Target> target, String error, long start) {
        long nanos = System.nanoTime() - start;
        Timer.builder("poolgate.aws.operations")
                .description("calls of the pools' AWS operations")
                .tag(
                        "service",
                        target.map(known -> known.service().signingName()).orElse(UNKNOWN))
                .tag("operation", target.map(known -> known.operation().name()).orElse(UNKNOWN))
                .tag("error", error)
                .register(meters)
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
