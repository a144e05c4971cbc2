package dev.poolgate.userpool.storage;

import dev.poolgate.aws.json.SdkJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobType;

/** Jobs that import users, with how far they came. */
public final class ImportJobTable {
    private static final String COLUMNS = "pool_id, job_id, document, algorithm, status, upload_id, line, imported,"
            + " skipped, failed, created_at, lease_until";

    private final SdkJson json = new SdkJson();
    private final JdbcClient jdbc;

    ImportJobTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a new job. */
    public void insert(UserImportJobType job, Optional<String> algorithm) {
        jdbc.sql("INSERT INTO up_import_job (" + COLUMNS
                        + ") VALUES (:pool, :id, :document, :algorithm, :status, NULL, 0, 0, 0, 0, :created, 0)")
                .param("pool", job.userPoolId())
                .param("id", job.jobId())
                .param("document", json.write(job))
                .param("algorithm", algorithm.orElse(null))
                .param("status", job.statusAsString())
                .param("created", job.creationDate().toEpochMilli())
                .update();
    }

    public Optional<Row> find(String poolId, String jobId) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM up_import_job WHERE pool_id = :pool AND job_id = :id")
                .param("pool", poolId)
                .param("id", jobId)
                .query((row, n) -> job(row))
                .optional();
    }

    /** Jobs of a pool in the order of their ids, after the given one. */
    public List<Row> list(String poolId, String after, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM up_import_job WHERE pool_id = :pool AND job_id > :after"
                        + " ORDER BY job_id FETCH FIRST :limit ROWS ONLY")
                .param("pool", poolId)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> job(row))
                .list();
    }

    /** Jobs of all pools in one of the states, oldest first. */
    public List<Row> in(List<String> states) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM up_import_job WHERE status IN (:states) ORDER BY created_at")
                .param("states", states)
                .query((row, n) -> job(row))
                .list();
    }

    public int count(String poolId) {
        return jdbc.sql("SELECT count(*) FROM up_import_job WHERE pool_id = :pool")
                .param("pool", poolId)
                .query(Integer.class)
                .single();
    }

    /** Changes state and description, if the state is still as it was. */
    public boolean change(UserImportJobType job, String before) {
        return jdbc.sql("""
                                UPDATE up_import_job SET document = :document, status = :status
                                WHERE pool_id = :pool AND job_id = :id AND status = :before""")
                        .param("document", json.write(job))
                        .param("status", job.statusAsString())
                        .param("pool", job.userPoolId())
                        .param("id", job.jobId())
                        .param("before", before)
                        .update()
                > 0;
    }

    /** Takes or renews the right to work at a job: nobody else has it until then. */
    public boolean lease(Row job, Instant held, Instant until) {
        return jdbc.sql("""
                                UPDATE up_import_job SET lease_until = :until
                                WHERE pool_id = :pool AND job_id = :id AND lease_until = :held""")
                        .param("until", until.toEpochMilli())
                        .param("pool", job.poolId())
                        .param("id", job.jobId())
                        .param("held", held.toEpochMilli())
                        .update()
                > 0;
    }

    /** Counts a line. With the user in one transaction, no line is done twice or not at all. */
    public boolean advance(Row job, long line, int imported, int skipped, int failed) {
        return jdbc.sql("""
                                UPDATE up_import_job SET line = :line, imported = imported + :imported,
                                    skipped = skipped + :skipped, failed = failed + :failed
                                WHERE pool_id = :pool AND job_id = :id AND line = :before""")
                        .param("line", line)
                        .param("before", line - 1)
                        .param("imported", imported)
                        .param("skipped", skipped)
                        .param("failed", failed)
                        .param("pool", job.poolId())
                        .param("id", job.jobId())
                        .update()
                > 0;
    }

    /** Adds a part of a file; a new upload begins with its first. */
    public void addPart(Row job, String uploadId, int part, Sealed sealed) {
        jdbc.sql("""
                        INSERT INTO up_import_part (pool_id, job_id, upload_id, part, sealed)
                        VALUES (:pool, :id, :upload, :part, :sealed)""")
                .param("pool", job.poolId())
                .param("id", job.jobId())
                .param("upload", uploadId)
                .param("part", part)
                .param("sealed", sealed.text())
                .update();
    }

    public Optional<Sealed> part(Row job, String uploadId, int part) {
        return jdbc.sql("""
                        SELECT sealed FROM up_import_part
                        WHERE pool_id = :pool AND job_id = :id AND upload_id = :upload AND part = :part""")
                .param("pool", job.poolId())
                .param("id", job.jobId())
                .param("upload", uploadId)
                .param("part", part)
                .query((row, n) -> new Sealed(row.getString(1)))
                .optional();
    }

    /** Makes the upload the job's file, in place of any other; false where the job was started meanwhile. */
    public boolean uploaded(Row job, String uploadId, String status) {
        boolean waits = jdbc.sql("""
                                UPDATE up_import_job SET upload_id = :upload
                                WHERE pool_id = :pool AND job_id = :id AND status = :status""")
                        .param("upload", uploadId)
                        .param("pool", job.poolId())
                        .param("id", job.jobId())
                        .param("status", status)
                        .update()
                > 0;
        jdbc.sql("DELETE FROM up_import_part WHERE pool_id = :pool AND job_id = :id AND "
                        + (waits ? "upload_id <> :upload" : "upload_id = :upload"))
                .param("pool", job.poolId())
                .param("id", job.jobId())
                .param("upload", uploadId)
                .update();
        return waits;
    }

    /** Removes what was uploaded: all of it, or one upload that was not finished. */
    public void discard(Row job, Optional<String> uploadId) {
        jdbc.sql("DELETE FROM up_import_part WHERE pool_id = :pool AND job_id = :id"
                        + " AND (:all OR upload_id = :upload)")
                .param("pool", job.poolId())
                .param("id", job.jobId())
                .param("all", uploadId.isEmpty())
                .param("upload", uploadId.orElse(""))
                .update();
    }

    private Row job(ResultSet row) throws SQLException {
        UserImportJobType.Builder document = json.read(row.getString(3), UserImportJobType.builder()).toBuilder();
        return new Row(
                document.importedUsers(row.getLong(8))
                        .skippedUsers(row.getLong(9))
                        .failedUsers(row.getLong(10))
                        .build(),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(6)),
                row.getLong(7),
                Instant.ofEpochMilli(row.getLong(11)),
                Instant.ofEpochMilli(row.getLong(12)));
    }

    /**
     * A job.
     *
     * @param job as it is described, with its counts
     * @param algorithm of the passwords in the file
     * @param uploadId names the file, once it is there
     * @param line how many lines are done
     * @param leaseUntil before that, a node works at it
     */
    public record Row(
            UserImportJobType job,
            Optional<String> algorithm,
            Optional<String> uploadId,
            long line,
            Instant created,
            Instant leaseUntil) {
        public String poolId() {
            return job.userPoolId();
        }

        public String jobId() {
            return job.jobId();
        }

        @Override
        public String toString() {
            return "Row[" + poolId() + "/" + jobId() + ", " + job.statusAsString() + "]";
        }
    }
}
