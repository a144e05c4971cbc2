package dev.poolgate.userpool.imports;

import dev.poolgate.userpool.accounts.NewUsers;
import dev.poolgate.userpool.accounts.Passwords;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.ImportJobTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/**
 * Works at jobs that were started, on whatever node. Each line is done in one transaction with its count, so that a
 * node that dies leaves nothing half done, and another goes on behind it when its lease is over.
 */
public final class ImportWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    /** How long a job waits to be started. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private static final long MOST_LINES = 500_000;

    private final UserPoolStorage storage;
    private final ImportJobTable table;
    private final LineUsers users;
    private final Vault vault;
    private final Clock clock;
    private final ScheduledExecutorService thread;

    public ImportWorker(UserPoolStorage storage, NewUsers newUsers, Passwords passwords, Vault vault, Clock clock) {
        this.storage = storage;
        this.table = storage.importJobs();
        this.users = new LineUsers(storage, newUsers, passwords);
        this.vault = vault;
        this.clock = clock;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread worker = new Thread(work, "user-import");
            worker.setDaemon(true);
            return worker;
        });
    }

    /** Looks for jobs from time to time, on a thread of its own, until this is closed. */
    @SuppressWarnings("FutureReturnValueIgnored") // it never completes, and never throws
    public void start(Duration interval) {
        thread.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void look() {
        try {
            work();
        } catch (RuntimeException e) {
            LOG.warn("imports wait: {}", e.toString());
        }
    }

    /** Does what there is to do, and returns. */
    public void work() {
        table.in(List.of(UserImportJobStatusType.CREATED.toString())).stream()
                .filter(row -> row.created().plus(PATIENCE).isBefore(clock.instant()))
                .forEach(row -> end(row, UserImportJobStatusType.EXPIRED, "Not started in time"));
        table.in(ImportJobs.ACTIVE).forEach(this::lead);
    }

    private void lead(ImportJobTable.Row row) {
        Instant now = clock.instant();
        if (row.leaseUntil().isAfter(now)) {
            return;
        }
        Instant until = now.plus(LEASE);
        if (table.lease(row, row.leaseUntil(), until)) {
            Optional<Pool> pool = storage.pools().find(row.poolId());
            pool.ifPresent(found -> run(found, row, until));
        }
    }

    private void run(Pool pool, ImportJobTable.Row row, Instant leaseUntil) {
        if (row.job().status() == UserImportJobStatusType.PENDING) {
            table.change(
                    row.job().toBuilder()
                            .status(UserImportJobStatusType.IN_PROGRESS)
                            .build(),
                    row.job().statusAsString());
        }
        try (ImportFile lines = ImportFile.open(ImportUploads.file(storage, vault, row))) {
            Optional<String> wrong = lines.wrong(pool, row.algorithm().isPresent());
            if (wrong.isPresent()) {
                end(row, UserImportJobStatusType.FAILED, wrong.get());
            } else {
                importLines(pool, row, lines, leaseUntil);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException unreadable) {
            LOG.warn(
                    "import `{}` cannot be read: {}",
                    row.jobId(),
                    unreadable.getClass().getSimpleName());
            end(row, UserImportJobStatusType.FAILED, "The file cannot be read");
        }
    }

    private void importLines(Pool pool, ImportJobTable.Row row, ImportFile lines, Instant leaseUntil) {
        Instant lease = leaseUntil;
        for (ImportLine line : lines) {
            long number = line.number();
            if (number > MOST_LINES) {
                end(row, UserImportJobStatusType.FAILED, "More than " + MOST_LINES + " users");
                return;
            }
            if (number <= row.line()) {
                continue;
            }
            if (clock.instant().plus(LEASE.dividedBy(2)).isAfter(lease)) {
                Instant renewed = clock.instant().plus(LEASE);
                if (!table.lease(row, lease, renewed)) {
                    return;
                }
                lease = renewed;
            }
            if (stopped(row)) {
                end(row, UserImportJobStatusType.STOPPED, "Stopped");
                return;
            }
            if (!importLine(pool, row, line)) {
                return;
            }
        }
        end(row, UserImportJobStatusType.SUCCEEDED, "Import job completed");
    }

    /** False where another node does the same. */
    private boolean importLine(Pool pool, ImportJobTable.Row row, ImportLine line) {
        long number = line.number();
        try {
            return storage.atomically(() -> {
                users.create(pool, row.algorithm(), line);
                return table.advance(row, number, 1, 0, 0);
            });
        } catch (UsernameExistsException there) {
            return storage.atomically(() -> table.advance(row, number, 0, 1, 0));
        } catch (AwsServiceException refused) {
            LOG.info(
                    "import `{}`, user {}: {}",
                    row.jobId(),
                    number,
                    refused.awsErrorDetails() == null
                            ? refused.getMessage()
                            : refused.awsErrorDetails().errorMessage());
            return failed(row, number);
        } catch (DataIntegrityViolationException unfit) {
            // one line that a table does not take must not stop all that come after it
            LOG.info(
                    "import `{}`, user {}: {}",
                    row.jobId(),
                    number,
                    unfit.getClass().getSimpleName());
            return failed(row, number);
        }
    }

    private boolean failed(ImportJobTable.Row row, long number) {
        return storage.atomically(() -> table.advance(row, number, 0, 0, 1));
    }

    private boolean stopped(ImportJobTable.Row row) {
        return table.find(row.poolId(), row.jobId())
                .filter(now -> now.job().status() != UserImportJobStatusType.STOPPING)
                .isEmpty();
    }

    private void end(ImportJobTable.Row row, UserImportJobStatusType status, String message) {
        storage.atomically(() -> {
            Optional<ImportJobTable.Row> now = table.find(row.poolId(), row.jobId());
            now.ifPresent(found -> table.change(
                    found.job().toBuilder()
                            .status(status)
                            .completionDate(clock.instant())
                            .completionMessage(message)
                            .build(),
                    found.job().statusAsString()));
            table.discard(row, Optional.empty());
        });
        LOG.info("import `{}` of pool `{}`: {}", row.jobId(), row.poolId(), message);
    }
}
