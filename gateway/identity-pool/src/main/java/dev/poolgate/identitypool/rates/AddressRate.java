package dev.poolgate.identitypool.rates;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many guests come from one address in an hour. Whoever asks for an identity without a login gets a new row each
 * time, so this is what bounds the table against a single caller. Thread-safe.
 */
final class GuestRate {
    private static final Duration PERIOD = Duration.ofHours(1);
    private static final long MAX_ADDRESSES = 100_000;
    /** A /56 is what one customer gets of IPv6; within it, addresses cost nothing. */
    private static final int CUSTOMER_BYTES = 7;

    private final int perHour;
    private final Cache<ByteBuffer, AtomicInteger> counts;

    /** @param perHour at least 1 */
    GuestRate(int perHour, Ticker ticker) {
        if (perHour < 1) {
            throw new IllegalArgumentException("`" + perHour + "` guests an hour are less than one");
        }
        this.perHour = perHour;
        this.counts = Caffeine.newBuilder()
                .maximumSize(MAX_ADDRESSES)
                .expireAfterWrite(PERIOD)
                .ticker(ticker)
                .build();
    }

    /** Whether one more may come. All whose address nobody knows count as one. */
    boolean admits(Optional<InetAddress> source) {
        ByteBuffer customer = ByteBuffer.wrap(source.map(GuestRate::customer).orElseGet(() -> new byte[0]));
        return counts.get(customer, first -> new AtomicInteger()).incrementAndGet() <= perHour;
    }

    private static byte[] customer(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? Arrays.copyOf(bytes, CUSTOMER_BYTES) : bytes;
    }
}
