package dev.poolgate.identitypool.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;

/**
 * A page of a listing by id. The token is the id that the next page begins after: nothing is kept between two calls.
 *
 * @param nextToken null on the last page
 */
record Page<T>(List<T> items, @Nullable String nextToken) {
    private static final Pattern ID = Pattern.compile("[\\w-]+:[0-9a-f-]+");

    /**
     * @param list gives up to so many items after an id
     * @throws software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException where the token is not
     *     ours
     */
    static <T> Page<T> of(
            int limit, @Nullable String token, BiFunction<String, Integer, List<T>> list, Function<T, String> id) {
        return page(limit, token == null ? "" : decodeId(token), list, id);
    }

    /** The same for a listing of texts, each of which names itself. */
    static Page<String> ofTexts(int limit, @Nullable String token, BiFunction<String, Integer, List<String>> list) {
        return page(limit, token == null ? "" : decode(token), list, Function.identity());
    }

    private static <T> Page<T> page(
            int limit, String after, BiFunction<String, Integer, List<T>> list, Function<T, String> id) {
        // One more than asked for tells whether another page follows.
        List<T> found = list.apply(after, limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, encode(id.apply(items.get(limit - 1))));
    }

    private static String encode(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(UTF_8));
    }

    private static String decodeId(String token) {
        String id = decode(token);
        if (!ID.matcher(id).matches()) {
            throw invalidToken();
        }
        return id;
    }

    private static String decode(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalidToken();
        }
    }

    private static InvalidParameterException invalidToken() {
        return Refusals.invalid("Invalid pagination token");
    }
}
