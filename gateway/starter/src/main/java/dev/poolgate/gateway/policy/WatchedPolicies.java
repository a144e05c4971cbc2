package dev.poolgate.gateway.policy;

import dev.poolgate.authorizer.policy.LivePolicies;
import dev.poolgate.authorizer.policy.PolicyLoad;
import dev.poolgate.authorizer.policy.PolicyProblem;
import dev.poolgate.authorizer.policy.PolicyRevision;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The policies of one folder: those in force, and what is in the folder now. */
final class WatchedPolicies {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedPolicies.class);

    private final PolicyReader reader;
    private final LivePolicies live;
    private @Nullable PolicyTexts lastRead;
    private @Nullable PolicyTexts lastSeen;
    private volatile List<PolicyProblem> problems = List.of();

    private WatchedPolicies(PolicyReader reader, LivePolicies live, PolicyTexts read) {
        this.reader = reader;
        this.live = live;
        this.lastRead = read;
        this.lastSeen = read;
    }

    /**
     * Reads the folder for the first time.
     *
     * @param set tells the policies in force from a candidate in metrics and logs
     * @throws ConfigurationProblem where the folder's policies cannot be in force
     */
    static WatchedPolicies open(String set, PolicyReader reader, Clock clock, MeterRegistry meters) {
        try {
            PolicyTexts texts = reader.texts();
            PolicyRevision first = reader.load(texts).fold(WatchedPolicies::warned, WatchedPolicies::stop);
            return new WatchedPolicies(reader, new LivePolicies(set, first, clock, meters), texts);
        } catch (IOException e) {
            throw problem(reader.unreadable(e));
        }
    }

    LivePolicies live() {
        return live;
    }

    /** Why what is in the folder is not in force; empty where it is. */
    List<PolicyProblem> problems() {
        return problems;
    }

    /**
     * As {@link #refresh}, once two readings in a row are the same: a file that is being written may be whole up to
     * where a policy that forbids begins.
     */
    synchronized void refreshSettled() {
        read().filter(this::isSettled).ifPresent(this::take);
    }

    /** Reads the folder, and where it changed has it take force. What cannot be in force is reported once. */
    synchronized void refresh() {
        read().ifPresent(this::take);
    }

    private Optional<PolicyTexts> read() {
        try {
            return Optional.of(reader.texts());
        } catch (IOException e) {
            if (lastRead != null) {
                lastRead = null;
                replace(reader.unreadable(e));
            }
            return Optional.empty();
        }
    }

    private boolean isSettled(PolicyTexts texts) {
        boolean settled = texts.equals(lastSeen);
        lastSeen = texts;
        return settled;
    }

    private void take(PolicyTexts texts) {
        if (!texts.equals(lastRead)) {
            lastRead = texts;
            replace(reader.load(texts));
        }
    }

    private void replace(PolicyLoad load) {
        problems = live.replace(load).fold(loaded -> List.of(), PolicyLoad.Refused::problems);
    }

    private static PolicyRevision warned(PolicyLoad.Loaded loaded) {
        loaded.warnings().forEach(warning -> LOG.warn("{}", warning));
        return loaded.revision();
    }

    private static PolicyRevision stop(PolicyLoad.Refused refused) {
        throw problem(refused);
    }

    private static ConfigurationProblem problem(PolicyLoad.Refused refused) {
        return new ConfigurationProblem(
                refused.problems().stream()
                        .map(PolicyProblem::toString)
                        .collect(Collectors.joining("\n", "the policies cannot be in force:\n", "")),
                "mend them, or name another folder in `poolgate.policies`");
    }
}
