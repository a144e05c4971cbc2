package dev.poolgate.testkit;

import dev.poolgate.gateway.decisions.Requirement;
import dev.poolgate.gateway.explain.Explanation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells people how a request was decided. */
final class Account {
    private Account() {}

    /** All there is to say, a line for each thing. */
    static String of(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        lines.add("decided:  " + explanation.outcome() + ", " + explanation.code() + ", at " + explanation.stage());
        lines.add(
                explanation.route() == null
                        ? "route:    none"
                        : "route:    " + explanation.route() + ", " + explanation.rule());
        explanation.requirements().forEach(requirement -> lines.add(requirement(requirement)));
        explanation.policies().forEach(policy -> lines.add("policy:   " + policy(policy)));
        new TreeMap<>(explanation.inputs()).forEach((name, value) -> lines.add("input:    " + name + " = " + value));
        explanation.errors().forEach(error -> lines.add("error:    " + error));
        if (explanation.note() != null) {
            lines.add("note:     " + explanation.note());
        }
        return String.join("\n", lines);
    }

    /** In a few words. */
    static String brief(Explanation explanation) {
        return explanation.policies().isEmpty()
                ? explanation.code()
                : explanation.policies().stream().map(Account::policy).collect(Collectors.joining(", "));
    }

    /** A policy as an explanation has it. */
    static String policy(Map<String, Object> policy) {
        return policy.get("id") + " (" + shortened(String.valueOf(policy.get("source")))
                + (policy.containsKey("line") ? ":" + policy.get("line") + ":" + policy.get("column") : "") + ")";
    }

    /** Relative to where the tests run, as tables are named too. */
    private static String shortened(String source) {
        // with one slash after `file:`, as Spring names files
        String here = Path.of("").toAbsolutePath().toFile().toURI().toString();
        return source.startsWith(here) ? source.substring(here.length()) : source;
    }

    private static String requirement(Requirement requirement) {
        return (requirement.met() ? "met:      " : "not met:  ") + requirement.name() + " " + requirement.wanted()
                + ", has " + requirement.held();
    }
}
