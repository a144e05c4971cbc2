package dev.poolgate.userpool.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.poolgate.userpool.directory.Refusals;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that is ordered by a key. The token to the next page is the last key seen, so that what is added
 * or removed meanwhile neither repeats nor hides anything else.
 */
record Page<T>(List<T> items, Optional<String> next) {
    private static final int LARGEST = 60;

    /**
     * Reads a page.
     *
     * @param token of the page before; null for the first
     * @param size asked for; null or 0 for the largest
     * @param list items after a key, at most so many
     */
    static <T> Page<T> of(
            @Nullable String token,
            @Nullable Integer size,
            Function<T, String> key,
            BiFunction<String, Integer, List<T>> list) {
        int limit = size == null || size == 0 ? LARGEST : Math.min(size, LARGEST);
        List<T> found = list.apply(token == null ? "" : decode(token), limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty());
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, Optional.of(encode(key.apply(items.get(limit - 1)))));
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
    }

    private static String decode(String token) {
        try {
            String key = new String(Base64.getUrlDecoder().decode(token), UTF_8);
            // No database keeps a NUL in a text, and PostgreSQL fails at one.
            if (key.indexOf('\0') < 0) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // refused below
        }
        throw Refusals.invalidParameter("Invalid pagination token.");
    }
}
