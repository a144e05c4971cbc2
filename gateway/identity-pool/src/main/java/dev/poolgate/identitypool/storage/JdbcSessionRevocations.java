package dev.poolgate.identitypool.storage;

import dev.poolgate.identitypool.session.RevocationStore;
import dev.poolgate.identitypool.session.SessionRevocation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcSessionRevocations implements RevocationStore {
    private final JdbcClient jdbc;

    JdbcSessionRevocations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void put(SessionRevocation revocation) {
        if (!tighten(revocation)) {
            try {
                insert(revocation);
            } catch (DuplicateKeyException e) {
                // another node was first: now there is one to make as strict
                tighten(revocation);
            }
        }
    }

    private boolean tighten(SessionRevocation revocation) {
        return jdbc.sql("update idp_session_revocation"
                                + " set not_before = greatest(not_before, ?), ends_at = greatest(ends_at, ?)"
                                + " where kind = ? and name = ?")
                        .params(
                                at(revocation.notBefore()),
                                at(revocation.until()),
                                revocation.kind().name(),
                                revocation.name())
                        .update()
                == 1;
    }

    private void insert(SessionRevocation revocation) {
        jdbc.sql("insert into idp_session_revocation (kind, name, not_before, ends_at) values (?, ?, ?, ?)")
                .params(revocation.kind().name(), revocation.name(), at(revocation.notBefore()), at(revocation.until()))
                .update();
    }

    @Override
    public List<SessionRevocation> live(Instant now) {
        return jdbc.sql("select kind, name, not_before, ends_at from idp_session_revocation where ends_at > ?")
                .param(at(now))
                .query(JdbcSessionRevocations::revocation)
                .list();
    }

    @Override
    public int forget(Instant now) {
        return jdbc.sql("delete from idp_session_revocation where ends_at <= ?")
                .param(at(now))
                .update();
    }

    private static SessionRevocation revocation(ResultSet row, int number) throws SQLException {
        return new SessionRevocation(
                SessionRevocation.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getObject("not_before", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
