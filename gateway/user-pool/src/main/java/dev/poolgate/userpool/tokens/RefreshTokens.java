package dev.poolgate.userpool.tokens;

import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.RefreshTokenTable;
import dev.poolgate.userpool.storage.RefreshTokenTable.Session;
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

    /** A new token of the session. */
    String issue(Session session, Instant now) {
        String token = identifiers.opaque();
        table.insert(Hashes.sha256(token), session, now);
        return token;
    }

    /** What is known of a token the client presents; empty where it is not the client's. */
    Optional<RefreshTokenTable.Row> find(Client client, String token) {
        return table.find(Hashes.sha256(token))
                .filter(row -> row.session().clientId().equals(client.id()));
    }

    /**
     * What the token stands for.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException where it is unknown,
     *     another client's, expired or revoked
     */
    RefreshTokenTable.Row require(Client client, String token, Instant now) {
        RefreshTokenTable.Row row = find(client, token).orElseThrow(RefreshTokens::invalid);
        if (!now.isBefore(row.session().expires())) {
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

    /**
     * Replaces the token by the next of its session. One that was replaced before gives another next within the grace
     * of its client: the answer may have been lost on its way.
     *
     * @return empty where the grace is over
     */
    Optional<String> rotate(Client client, RefreshTokenTable.Row token, Instant now) {
        use(token, now);
        boolean mayGoOn = table.rotate(token.hash(), now) || inGrace(client, token.hash(), now);
        return mayGoOn ? Optional.of(issue(token.session(), now)) : Optional.empty();
    }

    /** Without a grace never: who lost a race may have read the clock before the winner. */
    private boolean inGrace(Client client, String hash, Instant now) {
        Instant rotated =
                table.find(hash).flatMap(RefreshTokenTable.Row::rotated).orElseThrow(RefreshTokens::invalid);
        return !client.rotationGrace().isZero() && now.isBefore(rotated.plus(client.rotationGrace()));
    }

    private static NotAuthorizedException invalid() {
        return Refusals.notAuthorized("Invalid Refresh Token");
    }

    private static NotAuthorizedException revoked() {
        return Refusals.notAuthorized("Refresh Token has been revoked");
    }
}
