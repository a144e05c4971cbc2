package dev.poolgate.gateway.problem;

/** The application cannot start as it is configured. */
public final class ConfigurationProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String action;

    /**
     * @param description what is wrong, naming the key or the route
     * @param action what to write instead
     */
    public ConfigurationProblem(String description, String action) {
        super(description);
        this.action = action;
    }

    /** What to write instead. */
    public String action() {
        return action;
    }
}
