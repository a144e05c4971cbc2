package dev.poolgate.identitypool.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a session comes from. Whatever of it is revoked, the session ends.
 *
 * @param identityId of the identity pool; a session of a role that a session assumed still has it
 * @param origins the tokens that it began with
 * @param sessions the access key ids of the sessions in between, the first one first
 * @param since when the first of these, or the identity's token before them, was issued; empty where there is none.
 *     What is revoked goes by it, or one session more, had where the revocation is not known yet, would outlive it
 */
public record Lineage(
        Optional<String> identityId, List<Origin> origins, List<String> sessions, Optional<Instant> since) {
    /** Of a session that nobody but an administrator stands behind. */
    public static final Lineage NONE = beginning(Optional.empty(), List.of());

    public Lineage {
        origins = List.copyOf(origins);
        sessions = List.copyOf(sessions);
    }

    public static Lineage of(String identityId, List<Origin> origins) {
        return beginning(Optional.of(identityId), origins);
    }

    /** Of a session that no other one stands behind. */
    public static Lineage beginning(Optional<String> identityId, List<Origin> origins) {
        return new Lineage(identityId, origins, List.of(), Optional.empty());
    }

    /**
     * Of sessions that an identity begins with something that it got at an instant: what was revoked since ends them.
     */
    public static Lineage since(Instant instant, String identityId, List<Origin> origins) {
        return new Lineage(Optional.of(identityId), origins, List.of(), Optional.of(instant));
    }

    /** The lineage of what is derived from a session of this lineage. */
    public Lineage through(String accessKeyId, Instant issuedAt) {
        return new Lineage(
                identityId,
                origins,
                Stream.concat(sessions.stream(), Stream.of(accessKeyId)).toList(),
                since.or(() -> Optional.of(issuedAt)));
    }
}
