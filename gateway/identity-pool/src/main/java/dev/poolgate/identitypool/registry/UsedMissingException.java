package dev.poolgate.identitypool.registry;

/** Something cannot be kept, because what it uses is not there, or no longer. */
public final class UsedMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String used;

    /** @param used as the one that wants to use it names it */
    public UsedMissingException(String used) {
        super("`" + used + "` is used and not there", null, false, false);
        this.used = used;
    }

    public String used() {
        return used;
    }
}
