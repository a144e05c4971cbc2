package dev.poolgate.identitypool.registry;

/** Something must stay, because others use it. */
public final class InUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InUseException(String key) {
        super("`" + key + "` is in use", null, false, false);
    }
}
