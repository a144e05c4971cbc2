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
import java.util.stream.Stream;
import org.springframework.dao.ConcurrencyFailureException;
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
    public boolean join(Identity survivor, List<Identity> absorbed, Set<Login> logins, Instant now) {
        return unlessTaken(() -> {
            if (!lockUnchanged(survivor, absorbed)) {
                return false;
            }
            absorbed.forEach(each -> absorb(each, survivor, now));
            touch(survivor.id(), now);
            find(survivor.id()).ifPresent(current -> insertMissing(logins, current, now));
            return true;
        });
    }

    @Override
    public boolean unlink(String identityId, Set<Login> logins, Instant now) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean all = touch(identityId, now) && logins.stream().allMatch(login -> delete(login, identityId));
            if (!all) {
                status.setRollbackOnly();
            }
            return all;
        }));
    }

    /**
     * The logins of an identity change only under the lock of its row. The rows are locked in one order everywhere, so
     * that two who merge the same identities wait for each other instead of deadlocking.
     */
    private boolean lockUnchanged(Identity survivor, List<Identity> absorbed) {
        return Stream.concat(Stream.of(survivor), absorbed.stream())
                .sorted(Comparator.comparing(Identity::id))
                .allMatch(each ->
                        !each.disabled() && lock(each.id()) && find(each.id()).equals(Optional.of(each)));
    }

    private boolean lock(String identityId) {
        return jdbc.sql("select id from idp_identity where id = ? for update")
                .param(identityId)
                .query(String.class)
                .optional()
                .isPresent();
    }

    private void absorb(Identity absorbed, Identity survivor, Instant now) {
        jdbc.sql("update idp_login set identity_id = ? where identity_id = ?")
                .params(survivor.id(), absorbed.id())
                .update();
        jdbc.sql("update idp_identity set disabled = true, merged_into = ?, modified_at = ? where id = ?")
                .params(survivor.id(), at(now), absorbed.id())
                .update();
    }

    /** Also takes the row's lock. */
    private boolean touch(String identityId, Instant now) {
        return jdbc.sql("update idp_identity set guest = false, modified_at = ? where id = ?")
                        .params(at(now), identityId)
                        .update()
                == 1;
    }

    private boolean delete(Login login, String identityId) {
        return jdbc.sql("delete from idp_login where identity_id = ? and provider = ? and subject = ?")
                        .params(identityId, login.provider(), login.subject())
                        .update()
                == 1;
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
        } catch (DuplicateKeyException | ConcurrencyFailureException e) {
            // of two who wait for each other, the database turns one away, who looks again as any other loser
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
