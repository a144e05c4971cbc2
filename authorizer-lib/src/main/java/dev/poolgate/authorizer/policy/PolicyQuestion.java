package dev.poolgate.authorizer.policy;

import java.util.Locale;

/**
 * What a caller wants to do, whoever it is.
 *
 * @param action method in lower case, a space, the path template of the route: {@code get /pets/{id}}
 * @param facts what else is known of the request
 */
public record PolicyQuestion(String action, RequestFacts facts) {

    /** The question about a method on a route. */
    public static PolicyQuestion of(String method, String pathTemplate, RequestFacts facts) {
        return new PolicyQuestion(method.toLowerCase(Locale.ROOT) + " " + pathTemplate, facts);
    }
}
