package dev.poolgate.identitypool.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time in which one key seals: whole seconds, counted from 1970, so that all nodes cut it alike. Its name holds
 * both ends, so that a period stays what it was when the installation decides for longer or shorter ones.
 */
record KeyPeriod(long start, long end) {
    /** Ten digits last until the year 2286, and one way to write a number means one name for a period. */
    private static final Pattern NAME = Pattern.compile("([1-9]\\d{0,9}|0)-([1-9]\\d{0,9})");

    static KeyPeriod at(Instant now, Duration length) {
        long seconds = length.toSeconds();
        long start = Math.floorDiv(now.getEpochSecond(), seconds) * seconds;
        return new KeyPeriod(start, start + seconds);
    }

    /** Empty where the text is not the name of a period. */
    static Optional<KeyPeriod> parse(String name) {
        Matcher ends = NAME.matcher(name);
        return ends.matches()
                ? Optional.of(new KeyPeriod(Long.parseLong(ends.group(1)), Long.parseLong(ends.group(2))))
                        .filter(period -> period.start < period.end)
                : Optional.empty();
    }

    /** Whether it has begun; the given time is added for clocks that are ahead of ours. */
    boolean hasBegunAt(Instant now, Duration skew) {
        return !now.plus(skew).isBefore(Instant.ofEpochSecond(start));
    }

    Instant endsAt() {
        return Instant.ofEpochSecond(end);
    }

    @Override
    public String toString() {
        return start + "-" + end;
    }
}
