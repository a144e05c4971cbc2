package dev.poolgate.aws.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A constraint that a value does not satisfy.
 *
 * @param path to the value, for example {@code userAttributes.1.member.name}
 * @param value {@code Value}, {@code Value null} or {@code Value 'x'}
 */
record Violation(String path, String value, String constraint) {

    static String text(List<Violation> violations) {
        String count = violations.size() == 1 ? "1 validation error" : violations.size() + " validation errors";
        return count + " detected: "
                + violations.stream().map(Violation::sentence).collect(Collectors.joining("; "));
    }

    private String sentence() {
        return value + " at '" + path + "' failed to satisfy constraint: " + constraint;
    }
}
