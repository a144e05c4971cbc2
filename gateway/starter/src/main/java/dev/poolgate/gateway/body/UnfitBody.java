package dev.poolgate.gateway.body;

import dev.poolgate.gateway.failure.Refusal;

/** A body cannot be read, or be signed as its route has it. Becomes a refusal in the filter that asks for bodies. */
public final class UnfitBody extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public UnfitBody(Refusal refusal) {
        super(refusal.code(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
