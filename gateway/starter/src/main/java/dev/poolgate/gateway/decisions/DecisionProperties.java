package dev.poolgate.gateway.decisions;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * What is recorded of decisions. Refusals always are.
 *
 * @param sampledAllows the share of allowed requests that is recorded, from 0 to 1
 * @param kept how many refusals, and how many allowed requests, are kept in memory for whoever asks why
 * @param subjectKey what callers' pseudonyms are keyed with, 16 characters at least; a random one by default, so that a
 *     caller has another pseudonym on each node and after each start
 */
public record DecisionProperties(
        @DefaultValue("0.01") double sampledAllows,
        @DefaultValue("500") int kept,
        @Nullable String subjectKey) {
    private static final int SHORTEST_KEY = 16;
    private static final int MOST_KEPT = 100_000;

    public DecisionProperties {
        Assert.isTrue(
                sampledAllows >= 0 && sampledAllows <= 1, "`poolgate.decisions.sampled-allows` must be from 0 to 1");
        Assert.isTrue(kept >= 1 && kept <= MOST_KEPT, "`poolgate.decisions.kept` must be from 1 to 100000");
        Assert.isTrue(
                subjectKey == null || subjectKey.length() >= SHORTEST_KEY,
                "`poolgate.decisions.subject-key` must have 16 characters at least");
    }

    public Pseudonyms pseudonyms() {
        return subjectKey == null
                ? Pseudonyms.passing()
                : Pseudonyms.keyed(subjectKey.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "DecisionProperties[sampledAllows=" + sampledAllows + ", kept=" + kept + "]";
    }
}
