package dev.poolgate.identitypool.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing. The marker is the key that the next page begins after: nothing is kept between two calls.
 *
 * @param marker null on the last page
 */
record Page<T>(List<T> items, @Nullable String marker) {
    private static final int DEFAULT_SIZE = 100;

    /**
     * @param list gives up to so many items after a key
     * @throws software.amazon.awssdk.services.iam.model.IamException where the marker is not ours
     */
    static <T> Page<T> of(
            @Nullable Integer maxItems,
            @Nullable String marker,
            BiFunction<String, Integer, List<T>> list,
            Function<T, String> key) {
        int limit = maxItems == null ? DEFAULT_SIZE : maxItems;
        // One more than asked for tells whether another page follows.
        List<T> found = list.apply(marker == null ? "" : decode(marker), limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, encode(key.apply(items.get(limit - 1))));
    }

    /** A page of what is at hand, in the order of its keys. */
    static <T> Page<T> of(@Nullable Integer maxItems, @Nullable String marker, List<T> all, Function<T, String> key) {
        return of(
                maxItems,
                marker,
                (after, limit) -> all.stream()
                        .filter(each -> key.apply(each).compareTo(after) > 0)
                        .sorted((a, b) -> key.apply(a).compareTo(key.apply(b)))
                        .limit(limit)
                        .toList(),
                key);
    }

    boolean truncated() {
        return marker != null;
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
    }

    private static String decode(String marker) {
        try {
            return new String(Base64.getUrlDecoder().decode(marker), UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusals.validation("Invalid Marker.");
        }
    }
}
