package dev.poolgate.testkit;

import dev.poolgate.gateway.explain.Explanation;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is to come of a request.
 *
 * @param outcome as records name it
 * @param code empty where any will do
 * @param policies ids of those that determine it, all of them; empty where any will do
 */
record Expectation(String outcome, Optional<String> code, Optional<Set<String>> policies) {

    boolean isMetBy(Explanation explanation) {
        return told(explanation).equals(text());
    }

    String text() {
        return text(outcome, code, policies);
    }

    /** What came of it, as far as something is expected of it. */
    String told(Explanation explanation) {
        Set<String> determining = new TreeSet<>();
        explanation.policies().forEach(policy -> determining.add(String.valueOf(policy.get("id"))));
        return text(explanation.outcome(), code.map(any -> explanation.code()), policies.map(any -> determining));
    }

    private static String text(String outcome, Optional<String> code, Optional<Set<String>> policies) {
        return outcome
                + code.map(each -> ", " + each).orElse("")
                + policies.map(ids -> ids.isEmpty() ? ", by no policy" : ", by " + String.join(" and ", ids))
                        .orElse("");
    }
}
