package dev.poolgate.identitypool.storage;

import dev.poolgate.aws.json.SdkJson;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.StoredPool;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetPrincipalTagAttributeMapResponse;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityPoolShortDescription;

final class JdbcPools implements PoolStore {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final SdkJson json;
    private final Clock clock;

    JdbcPools(JdbcClient jdbc, TransactionTemplate transactions, SdkJson json, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public boolean add(StoredPool pool) {
        try {
            transactions.executeWithoutResult(status -> {
                insert(pool);
                pool.tagMaps().values().forEach(this::insertTagMap);
            });
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private void insert(StoredPool pool) {
        jdbc.sql("insert into idp_pool (id, name, settings, roles, created_at) values (?, ?, ?, ?, ?)")
                .params(
                        pool.id(),
                        pool.settings().identityPoolName(),
                        json.write(pool.settings()),
                        json.write(pool.roles()),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Optional<StoredPool> find(String poolId) {
        return jdbc.sql(PoolRows.JOIN).param(poolId).query(new PoolRows(json));
    }

    @Override
    public Optional<DescribeIdentityPoolResponse> changeSettings(
            String poolId, UnaryOperator<DescribeIdentityPoolResponse> change) {
        return Objects.requireNonNull(transactions.execute(status -> lock(poolId)
                .map(before -> json.read(before, DescribeIdentityPoolResponse.builder()))
                .map(change)
                .map(this::update)));
    }

    private DescribeIdentityPoolResponse update(DescribeIdentityPoolResponse settings) {
        jdbc.sql("update idp_pool set name = ?, settings = ? where id = ?")
                .params(settings.identityPoolName(), json.write(settings), settings.identityPoolId())
                .update();
        return settings;
    }

    @Override
    public boolean replaceRoles(GetIdentityPoolRolesResponse roles) {
        return jdbc.sql("update idp_pool set roles = ? where id = ?")
                        .params(json.write(roles), roles.identityPoolId())
                        .update()
                == 1;
    }

    @Override
    public boolean replaceTagMap(GetPrincipalTagAttributeMapResponse tagMap) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (lock(tagMap.identityPoolId()).isEmpty()) {
                return false;
            }
            deleteTagMap(tagMap);
            insertTagMap(tagMap);
            return true;
        }));
    }

    /** The settings, locked, so that two writers of one pool come one after the other. */
    private Optional<String> lock(String poolId) {
        return jdbc.sql("select settings from idp_pool where id = ? for update")
                .param(poolId)
                .query(String.class)
                .optional();
    }

    private void deleteTagMap(GetPrincipalTagAttributeMapResponse tagMap) {
        jdbc.sql("delete from idp_tag_map where pool_id = ? and provider = ?")
                .params(tagMap.identityPoolId(), tagMap.identityProviderName())
                .update();
    }

    private void insertTagMap(GetPrincipalTagAttributeMapResponse tagMap) {
        jdbc.sql("insert into idp_tag_map (pool_id, provider, document) values (?, ?, ?)")
                .params(tagMap.identityPoolId(), tagMap.identityProviderName(), json.write(tagMap))
                .update();
    }

    @Override
    public List<IdentityPoolShortDescription> list(String after, int limit) {
        return jdbc.sql("select id, name from idp_pool where id > ? order by id limit ?")
                .params(after, limit)
                .query((row, number) -> IdentityPoolShortDescription.builder()
                        .identityPoolId(row.getString("id"))
                        .identityPoolName(row.getString("name"))
                        .build())
                .list();
    }

    @Override
    public boolean delete(String poolId) {
        return jdbc.sql("delete from idp_pool where id = ?").param(poolId).update() == 1;
    }
}
