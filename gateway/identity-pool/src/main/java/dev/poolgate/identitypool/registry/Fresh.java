package dev.poolgate.identitypool.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Answers kept for a short while. On the node that writes, the next read sees what was written; on other nodes it does
 * {@link #STALE_AT_MOST} later at the latest. Absence is kept as well, or every unknown name would be a query.
 */
public final class Fresh {
    /** How long another node may still answer what was. */
    public static final Duration STALE_AT_MOST = Duration.ofSeconds(3);

    private static final long MAX_ENTRIES = 10_000;

    private final AtomicLong generation = new AtomicLong();
    private final Cache<Question, Optional<?>> answers;

    public Fresh(Ticker ticker) {
        this.answers = Caffeine.newBuilder()
                .maximumSize(MAX_ENTRIES)
                .expireAfterWrite(STALE_AT_MOST)
                .ticker(ticker)
                .build();
    }

    /** Forgets every answer, those that are being looked up at this moment included. */
    public void forget() {
        generation.incrementAndGet();
        answers.invalidateAll();
    }

    /**
     * @param kind tells questions of one key apart
     * @param lookup runs where nothing is kept
     */
    @SuppressWarnings("unchecked") // a kind is asked with one type only
    public <T> Optional<T> get(Class<T> kind, String key, Function<String, Optional<T>> lookup) {
        Question question = new Question(generation.get(), kind, key);
        return (Optional<T>) answers.get(question, asked -> lookup.apply(key));
    }

    /** The generation makes an answer that was looked up before a write useless after it. */
    private record Question(long generation, Class<?> kind, String key) {}
}
