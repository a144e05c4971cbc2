package dev.poolgate.gateway.stage;

/** What is timed of a request, in its order. */
public enum Stage {
    /** From credential to decision: verification, keys where they are not held, rules and policies. */
    AUTHORIZE("poolgate.authorize"),
    /** From identity to credentials, cached or not. */
    EXCHANGE("poolgate.exchange"),
    /** From claims to the backend's token, cached or not. */
    RELAY("poolgate.relay"),
    /** From credentials to the outgoing signature. */
    SIGN("poolgate.sign");

    private final String meter;

    Stage(String meter) {
        this.meter = meter;
    }

    String meter() {
        return meter;
    }
}
