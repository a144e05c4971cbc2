package dev.poolgate.gateway.body;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.util.unit.DataSize;

/**
 * How many bytes of bodies this gateway holds in memory, over all connections, and the bound on them. Counted as they
 * arrive, so that what is merely announced takes no room from others. One caller has a share of it, so that whoever
 * lets many bodies wait is refused before others are.
 */
public final class HeldBodies {
    private final long bound;
    private final long perCaller;
    private final AtomicLong held = new AtomicLong();
    private final Map<String, Long> shares = new ConcurrentHashMap<>();

    /** @param perCaller how much of it may be one caller's */
    public HeldBodies(DataSize bound, DataSize perCaller, MeterRegistry meters) {
        this.bound = bound.toBytes();
        this.perCaller = perCaller.toBytes();
        Gauge.builder("poolgate.bodies.held", held, AtomicLong::doubleValue)
                .description("bodies in memory because a signature is over them")
                .baseUnit(BaseUnits.BYTES)
                .register(meters);
    }

    /**
     * For the bodies of one request; nothing is taken yet.
     *
     * @param account whose share is taken from, see {@link BodyAccounts}
     */
    public Hold open(String account) {
        return new Hold(account);
    }

    private Room reserve(String account, int bytes) {
        boolean inShare = shares.merge(account, (long) bytes, Long::sum) <= perCaller;
        if (inShare && reserve(bytes)) {
            return Room.TAKEN;
        }
        giveBack(account, bytes);
        return inShare ? Room.FULL : Room.SHARE_FULL;
    }

    private boolean reserve(int bytes) {
        long before = held.getAndUpdate(now -> now + bytes > bound ? now : now + bytes);
        return before + bytes <= bound;
    }

    /** An account of which nothing is held is forgotten. */
    private void giveBack(String account, long bytes) {
        shares.computeIfPresent(account, (any, now) -> now == bytes ? null : now - bytes);
    }

    /** Whether there was any. */
    enum Room {
        TAKEN,
        /** All of it is in use. */
        FULL,
        /** The caller has their share. */
        SHARE_FULL
    }

    /**
     * What one request holds, until it is over in whatever way. Thread-safe: a client may go away while bytes arrive.
     */
    public final class Hold implements AutoCloseable {
        private String account;
        private long bytes;
        private boolean closed;

        private Hold(String account) {
            this.account = account;
        }

        /** @throws IllegalStateException where something is held on another's account already */
        public synchronized void onAccountOf(String other) {
            if (bytes > 0) {
                throw new IllegalStateException("the body began to arrive");
            }
            account = other;
        }

        synchronized long bytes() {
            return bytes;
        }

        /** Never {@link Room#TAKEN} once the request is over. */
        synchronized Room take(int more) {
            Room room = closed ? Room.FULL : reserve(account, more);
            bytes += room == Room.TAKEN ? more : 0;
            return room;
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                held.addAndGet(-bytes);
                giveBack(account, bytes);
            }
        }
    }
}
