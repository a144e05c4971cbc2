package dev.poolgate.gateway.body;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.util.unit.DataSize;

/**
 * How many bytes of bodies this gateway holds in memory, over all connections, and the bound on them. Counted as they
 * arrive, so that what is merely announced takes no room from others.
 */
public final class HeldBodies {
    private final long bound;
    private final AtomicLong held = new AtomicLong();

    public HeldBodies(DataSize bound, MeterRegistry meters) {
        this.bound = bound.toBytes();
        Gauge.builder("poolgate.bodies.held", held, AtomicLong::doubleValue)
                .description("bodies in memory because a signature is over them")
                .baseUnit(BaseUnits.BYTES)
                .register(meters);
    }

    /** For the bodies of one request; nothing is taken yet. */
    public Hold open() {
        return new Hold();
    }

    private boolean reserve(int bytes) {
        long before = held.getAndUpdate(now -> now + bytes > bound ? now : now + bytes);
        return before + bytes <= bound;
    }

    /**
     * What one request holds, until it is over in whatever way. Thread-safe: a client may go away while bytes arrive.
     */
    public final class Hold implements AutoCloseable {
        private long bytes;
        private boolean closed;

        private Hold() {}

        /** @return whether there was room; never once the request is over */
        synchronized boolean take(int more) {
            if (closed || !reserve(more)) {
                return false;
            }
            bytes += more;
            return true;
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                held.addAndGet(-bytes);
            }
        }
    }
}
