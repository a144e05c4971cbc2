package dev.poolgate.userpool.tokens;

import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.RefreshTokenTable;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** Refresh tokens: opaque, known to the database by hash only, bound to one client. */
final class RefreshTokens {
    private final RefreshTokenTable table;
    private final Identifiers identifiers;

    RefreshTokens(RefreshTokenTable table, Identifiers identifiers) {
        this.table = table;
        this.identifiers = identifiers;
    }

    /** A new token for a new session. */
    String issue(Client client, User user, String session, Instant now) {
        String token = identifiers.opaque();
        table.insert(new RefreshTokenTable.Row(
                Hashes.sha256(token),
                user.poolId(),
                client.id(),
                user.sub(),
                session,
                now,
                now,
                now.plus(TokenLifetimes.of(client).refresh()),
                false));
        return token;
    }

    /** What is known of a token the client presents; empty where it is not the client's. */
    Optional<RefreshTokenTable.Row> find(Client client, String token) {
        return table.find(Hashes.sha256(token)).filter(row -> row.clientId().equals(client.id()));
    }

    /**
     * What the token stands for.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException where it is unknown,
     *     another client's, expired or revoked
     */
    RefreshTokenTable.Row require(Client client, String token, Instant now) {
        RefreshTokenTable.Row row =
                find(client, token).orElseThrow(() -> Refusals.notAuthorized("Invalid Refresh Token"));
        if (!now.isBefore(row.expires())) {
            throw Refusals.notAuthorized("Refresh Token has expired");
        }
        if (row.revoked()) {
            throw revoked();
        }
        return row;
    }

    /** Notes a use, unless the token was revoked since it was read. */
    void use(RefreshTokenTable.Row token, Instant now) {
        if (!table.use(token.hash(), now)) {
            throw revoked();
        }
    }

    private static NotAuthorizedException revoked() {
        return Refusals.notAuthorized("Refresh Token has been revoked");
    }
}
