package dev.poolgate.gateway.decisions;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The last decisions of this process, for whoever asks why. Allowed requests have a place of their own: however many
 * there are, they push out no refusal.
 */
public final class RecentDecisions implements DecisionSink {
    private final Ring refusals;
    private final Ring allows;

    /** @param kept of each kind */
    public RecentDecisions(int kept) {
        this.refusals = new Ring(kept);
        this.allows = new Ring(kept);
    }

    @Override
    public void accept(DecisionRecord record) {
        (record.outcome() == Outcome.ALLOWED ? allows : refusals).add(record);
    }

    public Optional<DecisionRecord> find(String id) {
        return all().filter(record -> record.id().equals(id)).findFirst();
    }

    /** The newest first. */
    public List<DecisionRecord> list(DecisionFilter filter) {
        return all().filter(filter::takes)
                .sorted(Comparator.comparing(DecisionRecord::time).reversed())
                .limit(filter.limit())
                .toList();
    }

    private Stream<DecisionRecord> all() {
        return Stream.concat(refusals.all(), allows.all());
    }
}
