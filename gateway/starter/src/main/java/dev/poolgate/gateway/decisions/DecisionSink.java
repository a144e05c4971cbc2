package dev.poolgate.gateway.decisions;

/** Takes records, on the thread of the request: it must be quick and must not wait. */
public interface DecisionSink {
    void accept(DecisionRecord record);
}
