package dev.poolgate.identitypool.iam;

import dev.poolgate.identitypool.paging.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.Tag;

/** Tags of IAM's resources. Keys are compared without regard to case, and kept as they were written. */
final class Tags {
    private static final int MOST = 50;

    private Tags() {}

    static Map<String, String> of(List<Tag> tags) {
        return with(Map.of(), tags);
    }

    /** The old tags and the new; where both have a key, the new. */
    static Map<String, String> with(Map<String, String> old, List<Tag> more) {
        long keys = more.stream().map(Tag::key).map(Tags::fold).distinct().count();
        if (keys < more.size()) {
            throw Refusals.invalid("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }
        if (more.stream().anyMatch(tag -> fold(tag.key()).startsWith("aws:"))) {
            throw Refusals.invalid("Tag keys that begin with aws: are reserved.");
        }
        Map<String, String> tags =
                new LinkedHashMap<>(without(old, more.stream().map(Tag::key).toList()));
        more.forEach(tag -> tags.put(tag.key(), tag.value()));
        if (tags.size() > MOST) {
            throw Refusals.limit("The number of tags has reached the maximum limit.");
        }
        return tags;
    }

    static Map<String, String> without(Map<String, String> old, List<String> keys) {
        List<String> folded = keys.stream().map(Tags::fold).toList();
        Map<String, String> tags = new LinkedHashMap<>(old);
        tags.keySet().removeIf(key -> folded.contains(fold(key)));
        return tags;
    }

    static List<Tag> list(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(each ->
                        Tag.builder().key(each.getKey()).value(each.getValue()).build())
                .toList();
    }

    static Page<Tag> page(Map<String, String> tags, @Nullable Integer maxItems, @Nullable String marker) {
        return Pages.of(maxItems, marker, list(tags), Tag::key);
    }

    private static String fold(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
