package dev.poolgate.gateway.signing;

import dev.poolgate.gateway.failure.Refusal;

/** A body cannot be signed as its route has it. Becomes a refusal in the one filter that asks for bodies. */
final class UnfitBody extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    UnfitBody(Refusal refusal) {
        super(refusal.code(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
