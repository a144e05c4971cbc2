package dev.poolgate.userpool.storage;

import dev.poolgate.aws.json.SdkJson;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;

/** The domains of hosted pages: a pool has at most one prefix and one custom domain. */
public final class DomainTable {
    private final SdkJson json = new SdkJson();
    private final JdbcClient jdbc;

    DomainTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException when the domain is taken, or the pool has one of the kind
     */
    public void insert(DomainDescriptionType domain) {
        jdbc.sql("""
                        INSERT INTO up_domain (domain, pool_id, custom, document)
                        VALUES (:domain, :pool, :custom, :document)""")
                .param("domain", domain.domain())
                .param("pool", domain.userPoolId())
                .param("custom", domain.customDomainConfig() != null)
                .param("document", json.write(domain))
                .update();
    }

    public void update(DomainDescriptionType domain) {
        jdbc.sql("UPDATE up_domain SET document = :document WHERE domain = :domain")
                .param("document", json.write(domain))
                .param("domain", domain.domain())
                .update();
    }

    public Optional<DomainDescriptionType> find(String domain) {
        return jdbc.sql("SELECT document FROM up_domain WHERE domain = :domain")
                .param("domain", domain)
                .query((row, n) -> json.read(row.getString(1), DomainDescriptionType.builder()))
                .optional();
    }

    public List<DomainDescriptionType> ofPool(String poolId) {
        return jdbc.sql("SELECT document FROM up_domain WHERE pool_id = :pool ORDER BY domain")
                .param("pool", poolId)
                .query((row, n) -> json.read(row.getString(1), DomainDescriptionType.builder()))
                .list();
    }

    public boolean delete(String poolId, String domain) {
        return jdbc.sql("DELETE FROM up_domain WHERE pool_id = :pool AND domain = :domain")
                        .param("pool", poolId)
                        .param("domain", domain)
                        .update()
                > 0;
    }
}
