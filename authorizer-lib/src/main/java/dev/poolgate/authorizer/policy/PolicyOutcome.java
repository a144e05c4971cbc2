package dev.poolgate.authorizer.policy;

/** What policies conclude. */
public enum PolicyOutcome {
    /** A policy permits, none forbids. */
    ALLOWED("policy_allowed"),
    /** No policy permits. */
    NOT_PERMITTED("no_policy_permits"),
    /** A policy forbids. */
    FORBIDDEN("policy_forbids"),
    /** A policy that applies could not be evaluated, or what it reads is ambiguous. */
    ERROR("policy_error");

    private final String code;

    PolicyOutcome(String code) {
        this.code = code;
    }

    /** The stable snake_case code. */
    public String code() {
        return code;
    }
}
