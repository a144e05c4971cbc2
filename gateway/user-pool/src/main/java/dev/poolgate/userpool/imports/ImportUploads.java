package dev.poolgate.userpool.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.storage.ImportJobTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.IntFunction;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobStatusType;

/** Takes the files of jobs, part by part, and seals each: they are full of personal data. */
public final class ImportUploads {
    /** AWS's limit. */
    public static final long LARGEST = 100L * 1024 * 1024;

    private final UserPoolStorage storage;
    private final ImportJobs jobs;
    private final Identifiers identifiers;
    private final Vault vault;

    public ImportUploads(UserPoolStorage storage, ImportJobs jobs, Identifiers identifiers, Vault vault) {
        this.storage = storage;
        this.jobs = jobs;
        this.identifiers = identifiers;
        this.vault = vault;
    }

    /** Begins an upload; empty where the address is no job's, or no longer. */
    public Optional<Upload> begin(String poolId, String jobId, String mark) {
        return storage.importJobs()
                .find(poolId, jobId)
                .filter(row -> MessageDigest.isEqual(jobs.mark(row).getBytes(UTF_8), mark.getBytes(UTF_8)))
                .filter(jobs::takesUpload)
                .map(row -> new Upload(row, identifiers.uuid()));
    }

    /** What was uploaded for a job, as it was. */
    static InputStream file(UserPoolStorage storage, Vault vault, ImportJobTable.Row job) {
        String uploadId = job.uploadId().orElseThrow();
        return new Parts(part -> storage.importJobs()
                .part(job, uploadId, part)
                .map(found -> vault.open(context(job, uploadId, part), found)));
    }

    private static String context(ImportJobTable.Row job, String uploadId, int part) {
        return "import " + job.poolId() + "/" + job.jobId() + "/" + uploadId + "/" + part;
    }

    /** One part after the other, never two in memory. */
    private static final class Parts extends InputStream {
        private final IntFunction<Optional<byte[]>> parts;
        private InputStream current = InputStream.nullInputStream();
        private int next;

        Parts(IntFunction<Optional<byte[]>> parts) {
            this.parts = parts;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int read = current.read(target, from, length);
            while (read < 0) {
                Optional<byte[]> part = parts.apply(next);
                if (part.isEmpty()) {
                    return -1;
                }
                next++;
                current = new ByteArrayInputStream(part.get());
                read = current.read(target, from, length);
            }
            return read;
        }
    }

    /** One upload. Not thread-safe: parts come one after the other. */
    public final class Upload {
        private final ImportJobTable.Row job;
        private final String id;
        private int part;

        private Upload(ImportJobTable.Row job, String id) {
            this.job = job;
            this.id = id;
        }

        public void write(byte[] bytes) {
            storage.importJobs().addPart(job, id, part, vault.seal(context(job, id, part), bytes));
            part++;
        }

        /** Makes what was written the job's file; false where the job does not take it any more. */
        public boolean finish() {
            return storage.atomically(
                    () -> storage.importJobs().uploaded(job, id, UserImportJobStatusType.CREATED.toString()));
        }

        /** Forgets what was written. */
        public void abandon() {
            storage.importJobs().discard(job, Optional.of(id));
        }
    }
}
