package dev.poolgate.identitypool.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.stream.Stream;

/**
 * How much of the room in a session token its policies and tags take. AWS states no limit; here the texts may have
 * {@link #LIMIT_BYTES} together, so that a token fits into the headers that servers usually take.
 */
public final class PackedSize {
    /** UTF-8 bytes of session policies, tags and their keys, source identity. */
    public static final int LIMIT_BYTES = 4096;

    private static final int WHOLE = 100;

    private PackedSize() {}

    /** In percent of the limit, rounded up: more than 100 is too much. */
    public static int percent(Grant grant) {
        int bytes = texts(grant).mapToInt(text -> text.getBytes(UTF_8).length).sum();
        return (bytes * WHOLE + LIMIT_BYTES - 1) / LIMIT_BYTES;
    }

    private static Stream<String> texts(Grant grant) {
        Stream<String> policies =
                Stream.concat(grant.policies().inline().stream(), grant.policies().managed().stream());
        Stream<String> tags = grant.tags().values().entrySet().stream().flatMap(PackedSize::texts);
        Stream<String> more = Stream.concat(grant.tags().transitive().stream(), grant.sourceIdentity().stream());
        return Stream.of(policies, tags, more).flatMap(each -> each);
    }

    private static Stream<String> texts(Map.Entry<String, String> tag) {
        return Stream.of(tag.getKey(), tag.getValue());
    }
}
