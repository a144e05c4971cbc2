package dev.poolgate.gateway.decisions;

import dev.poolgate.authorizer.policy.AccessRule;
import dev.poolgate.authorizer.policy.SignedRule;
import java.util.Collection;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/** A rule in one line, for people. */
public final class RuleText {
    private RuleText() {}

    /** For example {@code groups: admins, auditors; claims.tier: gold}. */
    public static String of(AccessRule rule) {
        StringJoiner text = new StringJoiner("; ");
        add(text, "issuers", rule.issuers());
        add(text, "scopes", rule.scopes());
        add(text, "groups", rule.groups());
        new TreeMap<>(rule.claims()).forEach((claim, values) -> add(text, "claims." + claim, values));
        boolean tokens = rule.signed().filter(SignedRule::only).isEmpty();
        if (tokens && text.length() == 0) {
            text.add("any signed-in caller");
        }
        if (rule.guests()) {
            text.add("guests too");
        }
        rule.signed()
                .ifPresent(signed -> text.add((signed.only() ? "signed requests only" : "signed requests too") + " ("
                        + signed.api() + "/" + signed.stage() + (signed.once() ? ", once" : "") + ")"));
        if (rule.operation().isPresent()) {
            text.add("what its document asks");
        }
        if (rule.policies()) {
            text.add("policies");
        }
        return text.toString();
    }

    private static void add(StringJoiner text, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            text.add(name + ": " + String.join(", ", new TreeSet<>(values)));
        }
    }
}
