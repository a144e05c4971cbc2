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
 * How often something may come from one address in a period, which begins with the first. Thread-safe; of so many
 * addresses that no more are remembered, those seen least are forgotten.
 */
final class AddressRate {
    static final long MAX_ADDRESSES = 100_000;
    /** A /56 is what one customer gets of IPv6; within it, addresses cost nothing. */
    private static final int CUSTOMER_BYTES = 7;

    private final int most;
    private final Cache<ByteBuffer, AtomicInteger> counts;

    /** @param most at least 1 */
    AddressRate(int most, Duration period, Ticker ticker) {
        if (most < 1) {
            throw new IllegalArgumentException("`" + most + "` from an address are less than one");
        }
        this.most = most;
        this.counts = Caffeine.newBuilder()
                .maximumSize(MAX_ADDRESSES)
                .expireAfterWrite(period)
                .ticker(ticker)
                .build();
    }

    /** Whether one more may come. All whose address nobody knows count as one. */
    boolean admits(Optional<InetAddress> source) {
        ByteBuffer customer = ByteBuffer.wrap(source.map(AddressRate::customer).orElseGet(() -> new byte[0]));
        return counts.get(customer, first -> new AtomicInteger()).incrementAndGet() <= most;
    }

    /** How many addresses are remembered. */
    long addresses() {
        counts.cleanUp();
        return counts.estimatedSize();
    }

    private static byte[] customer(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? Arrays.copyOf(bytes, CUSTOMER_BYTES) : bytes;
    }
}
