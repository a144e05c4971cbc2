package dev.poolgate.userpool.cognito;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. */
final class MutableClock extends Clock {
    private Instant now;
    private int untilWork;
    private Runnable work = () -> {};

    MutableClock(Instant start) {
        this.now = start;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Does the work once, before the time is told for the nth time from now: what others do while a call runs. */
    void meanwhile(int nth, Runnable others) {
        untilWork = nth;
        work = others;
    }

    @Override
    public Instant instant() {
        untilWork--;
        if (untilWork == 0) {
            work.run();
        }
        return now;
    }

    /** Does not count: the parts that are made for each call of a test look at it. */
    @Override
    public long millis() {
        return now.toEpochMilli();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("times here are instants");
    }
}
