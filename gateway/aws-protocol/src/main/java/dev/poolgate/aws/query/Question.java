package dev.poolgate.aws.query;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

/** The parameters of one request. */
public final class Question {
    private final Map<String, String> parameters;

    Question(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /** For example {@code AssumeRole}. */
    public Optional<String> action() {
        return Optional.ofNullable(parameters.get("Action"));
    }

    /** The version of the service's interface, for example {@code 2011-06-15}. */
    public Optional<String> version() {
        return Optional.ofNullable(parameters.get("Version"));
    }

    /**
     * Fills an SDK builder with the parameters and builds it.
     *
     * @throws MalformedInputException where a member has another type, or a limit is exceeded
     */
    public SdkPojo input(SdkPojo builder) {
        ParameterReader.fill(builder, Parameter.tree(parameters));
        return (SdkPojo) ((Buildable) builder).build();
    }

    /** Without the parameters, which may hold tokens. */
    @Override
    public String toString() {
        return "Question[" + action().orElse("") + "]";
    }
}
