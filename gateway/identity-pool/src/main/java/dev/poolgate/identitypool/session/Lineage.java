package dev.poolgate.identitypool.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a session comes from. Whatever of it is revoked, the session ends.
 *
 * @param identityId of the identity pool; a session of a role that a session assumed still has it
 * @param origins the tokens that it began with
 * @param sessions the access key ids of the sessions in between, the first one first
 */
public record Lineage(Optional<String> identityId, List<Origin> origins, List<String> sessions) {
    /** Of a session that nobody but an administrator stands behind. */
    public static final Lineage NONE = new Lineage(Optional.empty(), List.of(), List.of());

    public Lineage {
        origins = List.copyOf(origins);
        sessions = List.copyOf(sessions);
    }

    public static Lineage of(String identityId, List<Origin> origins) {
        return new Lineage(Optional.of(identityId), origins, List.of());
    }

    /** The lineage of what is derived from a session of this lineage. */
    public Lineage through(String accessKeyId) {
        return new Lineage(
                identityId,
                origins,
                Stream.concat(sessions.stream(), Stream.of(accessKeyId)).toList());
    }
}
