package dev.poolgate.authorizer.policy;

/**
 * Decides by policies. Deny by default, a forbid wins, and an error denies.
 *
 * <p>Thread-safe; never blocks on anything outside the process.
 */
public interface PolicyEngine {

    /**
     * Decides one request.
     *
     * @throws RuntimeException where the engine itself fails; the caller makes 503 of it, never an answer
     */
    PolicyDecision decide(PolicyRequest request);
}
