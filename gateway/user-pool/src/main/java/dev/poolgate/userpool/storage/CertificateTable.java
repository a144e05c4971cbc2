package dev.poolgate.userpool.storage;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One key and certificate for each pool that was ever asked for it. */
public final class CertificateTable {
    private final JdbcClient jdbc;

    CertificateTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the pool has one */
    public void insert(String poolId, Row row) {
        jdbc.sql("""
                        INSERT INTO up_certificate (pool_id, sealed_key, certificate, created_at)
                        VALUES (:pool, :key, :certificate, :created)""")
                .param("pool", poolId)
                .param("key", row.sealedKey().text())
                .param("certificate", row.certificate())
                .param("created", row.created().toEpochMilli())
                .update();
    }

    /** Sets another certificate for the same key, unless somebody was first. */
    public void renew(String poolId, Row before, Row after) {
        jdbc.sql("""
                        UPDATE up_certificate SET certificate = :certificate, created_at = :created
                        WHERE pool_id = :pool AND created_at = :before""")
                .param("pool", poolId)
                .param("certificate", after.certificate())
                .param("created", after.created().toEpochMilli())
                .param("before", before.created().toEpochMilli())
                .update();
    }

    public Optional<Row> find(String poolId) {
        return jdbc.sql("SELECT sealed_key, certificate, created_at FROM up_certificate WHERE pool_id = :pool")
                .param("pool", poolId)
                .query((row, n) ->
                        new Row(new Sealed(row.getString(1)), row.getString(2), Instant.ofEpochMilli(row.getLong(3))))
                .optional();
    }

    /**
     * A key pair with its certificate.
     *
     * @param sealedKey PKCS#8
     * @param certificate X.509, base64 of DER
     */
    public record Row(Sealed sealedKey, String certificate, Instant created) {}
}
