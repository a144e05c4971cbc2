package dev.poolgate.identitypool.api;

import dev.poolgate.identitypool.paging.Page;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;

/** The API's listings. */
final class Pages {
    private static final Pattern ID = Pattern.compile("[\\w-]+:[0-9a-f-]+");

    private Pages() {}

    /**
     * A page of what has an id.
     *
     * @throws software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException where the token is not
     *     ours
     */
    static <T> Page<T> ofIds(
            int limit, @Nullable String token, BiFunction<String, Integer, List<T>> list, Function<T, String> id) {
        return Page.of(limit, token, (after, most) -> list.apply(idOrStart(after), most), id, Pages::invalidToken);
    }

    /** The same for a listing of texts, each of which names itself. */
    static Page<String> ofTexts(int limit, @Nullable String token, BiFunction<String, Integer, List<String>> list) {
        return Page.of(limit, token, list, Function.identity(), Pages::invalidToken);
    }

    private static String idOrStart(String after) {
        if (!after.isEmpty() && !ID.matcher(after).matches()) {
            throw invalidToken();
        }
        return after;
    }

    private static InvalidParameterException invalidToken() {
        return Refusals.invalid("Invalid pagination token");
    }
}
