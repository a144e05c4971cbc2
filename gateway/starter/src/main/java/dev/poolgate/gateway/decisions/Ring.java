package dev.poolgate.gateway.decisions;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** So many records; a new one takes the place of the oldest. No thread waits for another. */
final class Ring {
    private final AtomicReferenceArray<DecisionRecord> places;
    private final AtomicLong next = new AtomicLong();

    Ring(int size) {
        this.places = new AtomicReferenceArray<>(size);
    }

    void add(DecisionRecord record) {
        places.set((int) (next.getAndIncrement() % places.length()), record);
    }

    /** In no order. */
    Stream<DecisionRecord> all() {
        return IntStream.range(0, places.length()).mapToObj(places::get).filter(Objects::nonNull);
    }
}
