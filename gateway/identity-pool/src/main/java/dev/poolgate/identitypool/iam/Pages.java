package dev.poolgate.identitypool.iam;

import dev.poolgate.identitypool.paging.Page;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** IAM's listings: a hundred at a time, unless the caller says otherwise. */
final class Pages {
    private static final int DEFAULT_SIZE = 100;

    private Pages() {}

    /**
     * @param list gives up to so many items after a key
     * @throws software.amazon.awssdk.services.iam.model.IamException where the marker is not ours
     */
    static <T> Page<T> of(
            @Nullable Integer maxItems,
            @Nullable String marker,
            BiFunction<String, Integer, List<T>> list,
            Function<T, String> key) {
        return Page.of(
                maxItems == null ? DEFAULT_SIZE : maxItems,
                marker,
                list,
                key,
                () -> Refusals.validation("Invalid Marker."));
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
}
