package dev.poolgate.identitypool.token;

import dev.poolgate.identitypool.session.Lineage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an OpenID token of an identity pool says.
 *
 * @param identityId the subject, {@code region:uuid}
 * @param identityPoolId the audience, {@code region:uuid}
 * @param amr how the identity was authenticated, see {@link Amr}
 * @param principalTags attributes for access control
 * @param lineage the logins that proved the identity and when, for what is revoked afterwards
 * @param expiresAt from this instant on it is over; whole seconds
 */
public record PoolToken(
        String identityId,
        String identityPoolId,
        List<String> amr,
        Map<String, String> principalTags,
        Lineage lineage,
        Instant issuedAt,
        Instant expiresAt) {

    public PoolToken {
        amr = List.copyOf(amr);
        principalTags = Map.copyOf(principalTags);
    }

    boolean isExpiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Names the identity and no user, whose names at providers are personal data. */
    @Override
    public String toString() {
        return "PoolToken[" + identityId + ", expiresAt=" + expiresAt + "]";
    }
}
