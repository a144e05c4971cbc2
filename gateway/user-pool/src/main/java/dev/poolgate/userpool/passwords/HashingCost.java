package dev.poolgate.userpool.passwords;

/**
 * What one Argon2id hash costs, RFC 9106 section 3.1, and how many may run at once.
 *
 * @param memoryKib memory of one hash in KiB
 * @param iterations passes over that memory
 * @param concurrent hashes at once, so that all of them never take more than {@code concurrent * memoryKib}
 */
public record HashingCost(int memoryKib, int iterations, int concurrent) {

    public HashingCost {
        if (memoryKib < 8 || iterations < 1 || concurrent < 1) {
            throw new IllegalArgumentException("argon2id needs 8 KiB, one pass and one at a time at least");
        }
    }

    /** 19 MiB and two passes, the first choice of the OWASP password storage cheat sheet; one hash per processor. */
    public static HashingCost standard() {
        return new HashingCost(19_456, 2, Math.max(2, Runtime.getRuntime().availableProcessors()));
    }
}
