package dev.poolgate.gateway.stage;

/** What is timed of a request, in its order. */
public enum TimedStage {
    /** From credential to decision: verification, keys where they are not held, rules and policies. */
    AUTHORIZE("poolgate.authorize", "from credential to decision"),
    /** From identity to credentials, cached or not. */
    EXCHANGE("poolgate.exchange", "from identity to credentials"),
    /** From claims to the backend's token, cached or not. */
    RELAY("poolgate.relay", "from claims to the token of the backend"),
    /** From credentials to the outgoing signature. */
    SIGN("poolgate.sign", "from credentials to the outgoing signature");

    private final String meter;
    private final String description;

    TimedStage(String meter, String description) {
        this.meter = meter;
        this.description = description;
    }

    String meter() {
        return meter;
    }

    String description() {
        return description;
    }
}
