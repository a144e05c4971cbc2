package dev.poolgate.authorizer.policy;

/**
 * Something wrong with a policy, or worth knowing.
 *
 * @param source the source's name
 * @param line counted from 1; 0 where it is about the source as a whole
 * @param column counted from 1; 0 where it is about the source as a whole
 */
public record PolicyProblem(String source, int line, int column, String message) {

    /** One about a source as a whole. */
    public static PolicyProblem of(String source, String message) {
        return new PolicyProblem(source, 0, 0, message);
    }

    /** As compilers write it: {@code pets.cedar:3:7: message}. */
    @Override
    public String toString() {
        return line == 0 ? source + ": " + message : source + ":" + line + ":" + column + ": " + message;
    }
}
