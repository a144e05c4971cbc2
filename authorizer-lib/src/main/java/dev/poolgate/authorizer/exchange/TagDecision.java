package dev.poolgate.authorizer.exchange;

import java.util.Map;
import java.util.function.Function;

/** Which session tags an identity gets. */
public sealed interface TagDecision {

    record Tags(Map<String, String> values) implements TagDecision {
        public Tags {
            values = Map.copyOf(values);
        }
    }

    /** The claim behind this tag cannot be a session tag. */
    record Refused(String tag) implements TagDecision {}

    /** Picks the function that fits this outcome. */
    default <T> T fold(Function<Tags, T> tags, Function<Refused, T> refused) {
        return this instanceof Tags t ? tags.apply(t) : refused.apply((Refused) this);
    }
}
