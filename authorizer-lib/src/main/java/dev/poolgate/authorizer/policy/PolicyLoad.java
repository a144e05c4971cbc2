package dev.poolgate.authorizer.policy;

import java.util.List;
import java.util.function.Function;

/** What became of reading policies. */
public sealed interface PolicyLoad {

    /** @param warnings what is worth knowing, such as that there is no schema to validate against */
    record Loaded(PolicyRevision revision, List<PolicyProblem> warnings) implements PolicyLoad {
        public Loaded {
            warnings = List.copyOf(warnings);
        }
    }

    /** @param problems at least one */
    record Refused(List<PolicyProblem> problems) implements PolicyLoad {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** Picks the function that fits this outcome. */
    default <T> T fold(Function<Loaded, T> loaded, Function<Refused, T> refused) {
        return this instanceof Loaded l ? loaded.apply(l) : refused.apply((Refused) this);
    }
}
