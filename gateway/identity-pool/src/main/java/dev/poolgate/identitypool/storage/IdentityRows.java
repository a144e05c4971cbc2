package dev.poolgate.identitypool.storage;

import dev.poolgate.identitypool.directory.Identity;
import dev.poolgate.identitypool.login.Login;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.ResultSetExtractor;

/** Identities out of a join with their logins: one row a login, or one row without. */
final class IdentityRows implements ResultSetExtractor<List<Identity>> {
    /** Wraps a query of identities. One statement for all logins, so that one connection is enough. */
    static final String JOIN = "select i.id, i.pool_id, i.guest, i.disabled, i.created_at, i.modified_at,"
            + " l.provider, l.subject from (%s) i left join idp_login l on l.identity_id = i.id order by i.id";

    @Override
    public List<Identity> extractData(ResultSet rows) throws SQLException {
        Map<String, Identity> identities = new LinkedHashMap<>();
        while (rows.next()) {
            Identity row = identity(rows);
            identities.merge(row.id(), row, IdentityRows::withLogins);
        }
        return new ArrayList<>(identities.values());
    }

    private static Identity identity(ResultSet row) throws SQLException {
        return new Identity(
                row.getString("id"),
                row.getString("pool_id"),
                row.getBoolean("guest"),
                row.getBoolean("disabled"),
                login(row),
                instant(row, "created_at"),
                instant(row, "modified_at"));
    }

    private static Set<Login> login(ResultSet row) throws SQLException {
        String provider = row.getString("provider");
        return provider == null ? Set.of() : Set.of(new Login(provider, row.getString("subject")));
    }

    private static Identity withLogins(Identity first, Identity next) {
        Set<Login> logins = new HashSet<>(first.logins());
        logins.addAll(next.logins());
        return first.withLogins(logins);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
