package dev.poolgate.identitypool.storage;

import dev.poolgate.identitypool.directory.Identity;
import dev.poolgate.identitypool.directory.IdentityStore;
import dev.poolgate.identitypool.login.Login;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

final class JdbcIdentities implements IdentityStore {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    JdbcIdentities(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public boolean add(Identity identity) {
        return unlessTaken(() -> {
            insert(identity);
            insertMissing(identity.logins(), identity.withLogins(Set.of()), identity.createdAt());
            return true;
        });
    }

    @Override
    public boolean link(Identity identity, Set<Login> logins, Instant now) {
        return unlessTaken(() -> {
            if (!touchUnchanged(identity, now)) {
                return false;
            }
            find(identity.id()).ifPresent(current -> insertMissing(logins, current, now));
            return true;
        });
    }

    /** In one order everywhere, so that two writers of the same logins wait for each other instead of deadlocking. */
    private void insertMissing(Set<Login> logins, Identity identity, Instant now) {
        logins.stream()
                .filter(login -> !identity.logins().contains(login))
                .sorted(Comparator.comparing(Login::provider).thenComparing(Login::subject))
                .forEach(login -> insert(login, identity, now));
    }

    /** The primary key of the logins decides between two writers; the loser's transaction leaves nothing behind. */
    private boolean unlessTaken(Write write) {
        try {
            return Boolean.TRUE.equals(transactions.execute(status -> write.run()));
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private void insert(Identity identity) {
        jdbc.sql("insert into idp_identity (id, pool_id, guest, disabled, created_at, modified_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        identity.id(),
                        identity.poolId(),
                        identity.guest(),
                        identity.disabled(),
                        at(identity.createdAt()),
                        at(identity.modifiedAt()))
                .update();
    }

    private void insert(Login login, Identity identity, Instant now) {
        jdbc.sql("insert into idp_login (pool_id, provider, subject, identity_id, linked_at) values (?, ?, ?, ?, ?)")
                .params(identity.poolId(), login.provider(), login.subject(), identity.id(), at(now))
                .update();
    }

    /** Takes the row's lock, so that whoever else wants this identity waits, and then sees what became of it. */
    private boolean touchUnchanged(Identity identity, Instant now) {
        return jdbc.sql("update idp_identity set guest = false, modified_at = ?"
                                + " where id = ? and disabled = false and guest = ?")
                        .params(at(now), identity.id(), identity.guest())
                        .update()
                == 1;
    }

    @Override
    public boolean retireGuest(String guestId, String successorId, Instant now) {
        return jdbc.sql("update idp_identity set disabled = true, merged_into = ?, modified_at = ?"
                                + " where id = ? and guest = true")
                        .params(successorId, at(now), guestId)
                        .update()
                == 1;
    }

    @Override
    public Optional<Identity> find(String identityId) {
        return jdbc
                .sql(String.format(IdentityRows.JOIN, "select * from idp_identity where id = ?"))
                .param(identityId)
                .query(new IdentityRows())
                .stream()
                .findFirst();
    }

    @Override
    public Set<String> owners(String poolId, Set<Login> logins) {
        Set<String> owners = new HashSet<>();
        logins.forEach(login -> owner(poolId, login).ifPresent(owners::add));
        return Set.copyOf(owners);
    }

    private Optional<String> owner(String poolId, Login login) {
        return jdbc.sql("select identity_id from idp_login where pool_id = ? and provider = ? and subject = ?")
                .params(poolId, login.provider(), login.subject())
                .query(String.class)
                .optional();
    }

    @Override
    public List<Identity> list(String poolId, String after, int limit, boolean hideDisabled) {
        String page = "select * from idp_identity where pool_id = ? and id > ?"
                + (hideDisabled ? " and disabled = false" : "") + " order by id limit ?";
        return jdbc.sql(String.format(IdentityRows.JOIN, page))
                .params(poolId, after, limit)
                .query(new IdentityRows());
    }

    @Override
    public boolean delete(String identityId) {
        return jdbc.sql("delete from idp_identity where id = ?")
                        .param(identityId)
                        .update()
                == 1;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** What runs in one transaction; false where it did not apply. */
    private interface Write {
        boolean run();
    }
}
