package dev.poolgate.identitypool.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing by key. The token is the key that the next page begins after: nothing is kept between two calls.
 *
 * @param next the token of the next page; null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /**
     * @param token null for the first page
     * @param list gives up to so many items after a key
     * @param invalid what is thrown where the token is not ours
     */
    public static <T> Page<T> of(
            int limit,
            @Nullable String token,
            BiFunction<String, Integer, List<T>> list,
            Function<T, String> key,
            Supplier<? extends RuntimeException> invalid) {
        // One more than asked for tells whether another page follows.
        List<T> found = list.apply(token == null ? "" : decode(token, invalid), limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, encode(key.apply(items.get(limit - 1))));
    }

    /** Whether another page follows. */
    public boolean truncated() {
        return next != null;
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
    }

    private static String decode(String token, Supplier<? extends RuntimeException> invalid) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid.get();
        }
    }
}
