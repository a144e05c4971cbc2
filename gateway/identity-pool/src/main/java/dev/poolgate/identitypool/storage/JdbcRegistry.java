package dev.poolgate.identitypool.storage;

import dev.poolgate.identitypool.registry.InUseException;
import dev.poolgate.identitypool.registry.Registry;
import dev.poolgate.identitypool.registry.UsedMissingException;
import dev.poolgate.identitypool.roles.ManagedPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The things of one kind, as JSON documents. A row's lock is what makes changes come one after the other; the lock of
 * the revision, which all writes share, is taken last, so that none waits for another in a circle.
 */
final class JdbcRegistry<T> implements Registry<T> {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final JsonMapper json = new JsonMapper();
    private final EntityKind<T> kind;

    JdbcRegistry(JdbcClient jdbc, TransactionTemplate transactions, EntityKind<T> kind) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.kind = kind;
    }

    @Override
    public boolean add(T value) {
        try {
            transactions.executeWithoutResult(status -> {
                insert(value);
                use(value, kind.uses().apply(value));
                countUp();
            });
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Override
    public Optional<T> find(String key) {
        return read(key, "");
    }

    @Override
    public Optional<T> change(String key, UnaryOperator<T> change) {
        return inTransaction(
                () -> read(key, " for update").map(current -> replace(key, current, change.apply(current))));
    }

    @Override
    public boolean remove(String key, Consumer<T> check) {
        try {
            return inTransaction(() -> read(key, " for update").map(current -> {
                        check.accept(current);
                        delete(key);
                        countUp();
                        return current;
                    }))
                    .isPresent();
        } catch (DataIntegrityViolationException e) {
            throw new InUseException(key);
        }
    }

    @Override
    public List<T> list(String pathPrefix, String after, int limit) {
        return jdbc
                .sql("select document from idp_iam_entity where kind = ? and entity_key > ?"
                        + " and substring(path, 1, ?) = ? order by entity_key limit ?")
                .params(kind.name(), after, pathPrefix.length(), pathPrefix, limit)
                .query(String.class)
                .list()
                .stream()
                .map(this::value)
                .toList();
    }

    @Override
    public int size() {
        return jdbc.sql("select count(*) from idp_iam_entity where kind = ?")
                .param(kind.name())
                .query(Integer.class)
                .single();
    }

    @Override
    public int users(String key) {
        return jdbc.sql("select count(*) from idp_iam_use where used_kind = ? and used_key = ?")
                .params(kind.name(), key)
                .query(Integer.class)
                .single();
    }

    @Override
    public List<T> using(String policyKey) {
        return jdbc
                .sql("select document from idp_iam_entity e join idp_iam_use u"
                        + " on u.kind = e.kind and u.entity_key = e.entity_key"
                        + " where e.kind = ? and u.used_kind = ? and u.used_key = ?")
                .params(kind.name(), EntityKind.POLICY_NAME, policyKey)
                .query(String.class)
                .list()
                .stream()
                .map(this::value)
                .toList();
    }

    @Override
    public long revision() {
        return jdbc.sql("select revision from idp_iam_revision")
                .query(Long.class)
                .single();
    }

    private Optional<T> inTransaction(Work<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.run()));
    }

    private Optional<T> read(String key, String lock) {
        return jdbc.sql("select document from idp_iam_entity where kind = ? and entity_key = ?" + lock)
                .params(kind.name(), key)
                .query(String.class)
                .optional()
                .map(this::value);
    }

    private void insert(T value) {
        jdbc.sql("insert into idp_iam_entity (kind, entity_key, path, document) values (?, ?, ?, ?)")
                .params(kind.name(), kind.key().apply(value), kind.path().apply(value), json.writeValueAsString(value))
                .update();
    }

    /**
     * The lock keeps a policy from going, and from being made again under another path, before the use of it is kept.
     *
     * @param arns in one order for all, so that two who use the same policies do not wait for each other
     */
    private void use(T value, Set<String> arns) {
        arns.stream().sorted().forEach(arn -> {
            lockPolicy(arn);
            jdbc.sql("insert into idp_iam_use (kind, entity_key, used_kind, used_key) values (?, ?, ?, ?)")
                    .params(kind.name(), kind.key().apply(value), EntityKind.POLICY_NAME, ManagedPolicy.keyOfArn(arn))
                    .update();
        });
    }

    private void lockPolicy(String arn) {
        boolean there = jdbc.sql("select document from idp_iam_entity where kind = ? and entity_key = ? for update")
                .params(EntityKind.POLICY_NAME, ManagedPolicy.keyOfArn(arn))
                .query(String.class)
                .optional()
                .map(document -> json.readValue(document, ManagedPolicy.class))
                .filter(policy -> policy.arn().equals(arn))
                .isPresent();
        if (!there) {
            throw new UsedMissingException(arn);
        }
    }

    private void forgo(String key, Set<String> arns) {
        arns.forEach(arn -> jdbc.sql("delete from idp_iam_use where kind = ? and entity_key = ? and used_key = ?")
                .params(kind.name(), key, ManagedPolicy.keyOfArn(arn))
                .update());
    }

    private T replace(String key, T current, T value) {
        jdbc.sql("update idp_iam_entity set document = ? where kind = ? and entity_key = ?")
                .params(json.writeValueAsString(value), kind.name(), key)
                .update();
        Set<String> before = kind.uses().apply(current);
        Set<String> after = kind.uses().apply(value);
        forgo(key, without(before, after));
        use(value, without(after, before));
        countUp();
        return value;
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private void countUp() {
        jdbc.sql("update idp_iam_revision set revision = revision + 1").update();
    }

    private void delete(String key) {
        jdbc.sql("delete from idp_iam_entity where kind = ? and entity_key = ?")
                .params(kind.name(), key)
                .update();
    }

    private T value(String document) {
        return json.readValue(document, kind.type());
    }

    /** What runs in one transaction. */
    private interface Work<T> {
        Optional<T> run();
    }
}
