package dev.poolgate.userpool.imports;

import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.ImportJobTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.Vault;
import dev.poolgate.userpool.tokens.Issuers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreconditionNotMetException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportInProgressException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobType;

/**
 * Jobs that import users. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-using-import-tool.html">importing
 * users from a CSV file</a>.
 */
public final class ImportJobs {
    /** Of these states, a pool has one job at most. */
    static final List<String> ACTIVE = Stream.of(
                    UserImportJobStatusType.PENDING,
                    UserImportJobStatusType.IN_PROGRESS,
                    UserImportJobStatusType.STOPPING)
            .map(UserImportJobStatusType::toString)
            .toList();

    private static final int MOST = 1_000;
    /** How long a file may be uploaded to a job. */
    private static final Duration UPLOAD = Duration.ofMinutes(15);

    private final UserPoolStorage storage;
    private final ImportJobTable table;
    private final Identifiers identifiers;
    private final Vault vault;
    private final Issuers issuers;
    private final Clock clock;

    public ImportJobs(UserPoolStorage storage, Identifiers identifiers, Vault vault, Issuers issuers, Clock clock) {
        this.storage = storage;
        this.table = storage.importJobs();
        this.identifiers = identifiers;
        this.vault = vault;
        this.issuers = issuers;
        this.clock = clock;
    }

    /**
     * Makes a job that waits for its file.
     *
     * @param algorithm of the passwords in the file; empty where there are none
     * @throws LimitExceededException where the pool has as many jobs as can be
     */
    public UserImportJobType create(Pool pool, String name, String roleArn, Optional<String> algorithm) {
        if (table.count(pool.id()) >= MOST) {
            throw LimitExceededException.builder()
                    .message("A user pool can have at most " + MOST + " import jobs.")
                    .writableStackTrace(false)
                    .build();
        }
        UserImportJobType job = UserImportJobType.builder()
                .jobName(name)
                .jobId("import-" + identifiers.uuid())
                .userPoolId(pool.id())
                .cloudWatchLogsRoleArn(roleArn)
                .creationDate(clock.instant())
                .status(UserImportJobStatusType.CREATED)
                .build();
        storage.atomically(() -> table.insert(job, algorithm));
        return shown(require(pool, job.jobId()));
    }

    /**
     * The job.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException where none is
     */
    public ImportJobTable.Row require(Pool pool, String jobId) {
        return table.find(pool.id(), jobId)
                .orElseThrow(() -> Refusals.resourceNotFound("Import job " + jobId + " does not exist."));
    }

    /** Jobs of the pool in the order of their ids, after the given one. */
    public List<ImportJobTable.Row> list(Pool pool, String after, int limit) {
        return table.list(pool.id(), after, limit);
    }

    /**
     * Lets a job begin, once its file is there.
     *
     * @throws PreconditionNotMetException where it is not, or another job of the pool has not ended
     */
    public UserImportJobType start(Pool pool, String jobId) {
        return storage.atomically(() -> {
            Pools.found(storage.pools().lock(pool.id()), pool.id());
            ImportJobTable.Row row = require(pool, jobId);
            if (row.job().status() != UserImportJobStatusType.CREATED) {
                throw unmet("The job is not in the state Created.");
            }
            if (row.uploadId().isEmpty()) {
                throw unmet("No file was uploaded for the job.");
            }
            if (isRunning(storage, pool.id())) {
                throw unmet("Another import job of the user pool is running.");
            }
            UserImportJobType started = row.job().toBuilder()
                    .status(UserImportJobStatusType.PENDING)
                    .startDate(clock.instant())
                    .build();
            change(started, row);
            return started;
        });
    }

    /**
     * Ends a job: at once where it did not begin, else after the line at hand.
     *
     * @throws PreconditionNotMetException where it has ended
     */
    public UserImportJobType stop(Pool pool, String jobId) {
        ImportJobTable.Row row = require(pool, jobId);
        boolean begun = ACTIVE.contains(row.job().statusAsString());
        if (!begun && row.job().status() != UserImportJobStatusType.CREATED) {
            throw unmet("The job has ended.");
        }
        UserImportJobType stopped = begun
                ? row.job().toBuilder().status(UserImportJobStatusType.STOPPING).build()
                : row.job().toBuilder()
                        .status(UserImportJobStatusType.STOPPED)
                        .completionDate(clock.instant())
                        .completionMessage("Stopped before it began")
                        .build();
        storage.atomically(() -> {
            change(stopped, row);
            if (!begun) {
                table.discard(row, Optional.empty());
            }
        });
        return stopped;
    }

    /** Whether users are being imported: what they are checked against must not change meanwhile. */
    public static boolean isRunning(UserPoolStorage storage, String poolId) {
        return storage.importJobs().in(ACTIVE).stream()
                .anyMatch(row -> row.poolId().equals(poolId));
    }

    /** @throws UserImportInProgressException where users are being imported */
    public static void refuseWhileRunning(UserPoolStorage storage, String poolId) {
        if (isRunning(storage, poolId)) {
            throw UserImportInProgressException.builder()
                    .message("Users are being imported into user pool " + poolId + ".")
                    .writableStackTrace(false)
                    .build();
        }
    }

    /** As callers see it: with the address of the upload as long as one is taken. */
    public UserImportJobType shown(ImportJobTable.Row row) {
        return takesUpload(row)
                ? row.job().toBuilder()
                        .preSignedUrl(issuers.of(row.poolId()) + path(row))
                        .build()
                : row.job();
    }

    boolean takesUpload(ImportJobTable.Row row) {
        return row.job().status() == UserImportJobStatusType.CREATED
                && clock.instant().isBefore(row.created().plus(UPLOAD));
    }

    private String path(ImportJobTable.Row row) {
        return "/imports/" + row.jobId() + "/" + mark(row);
    }

    /** What makes the address one that nobody guesses, and every node knows. */
    String mark(ImportJobTable.Row row) {
        return vault.mark("import upload " + row.poolId() + "/" + row.jobId());
    }

    private void change(UserImportJobType changed, ImportJobTable.Row before) {
        if (!table.change(changed, before.job().statusAsString())) {
            throw unmet("The job changed meanwhile.");
        }
    }

    private static PreconditionNotMetException unmet(String message) {
        return PreconditionNotMetException.builder()
                .message(message)
                .writableStackTrace(false)
                .build();
    }
}
