package dev.poolgate.userpool.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.Vault;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/**
 * Writes a whole pool to a file and reads it again: settings, clients with their secrets, users with verifiers, hashes,
 * factors and passkeys, groups, and the keys that sign tokens. Who has the file and its key has the pool.
 *
 * <p>Inside {@link SealedFrames} are lines of JSON in UTF-8: first {@code {"format":1,"pool":ID,"exported":MILLIS}},
 * then a line {@code {"table":NAME,"row":{COLUMN:VALUE}}} for each row, those referred to before those that refer, and
 * last {@code {"rows":COUNT}}.
 */
public final class PoolTransfer {
    private static final long FORMAT = 1;

    private final UserPoolStorage storage;
    private final SecretColumns secrets;
    private final SecureRandom random;
    private final Clock clock;

    public PoolTransfer(UserPoolStorage storage, Vault vault, SecureRandom random, Clock clock) {
        this.storage = storage;
        this.secrets = new SecretColumns(vault);
        this.random = random;
        this.clock = clock;
    }

    /**
     * Writes the pool as it is at this moment.
     *
     * @param key 32 bytes
     * @return how many rows there are
     * @throws TransferException where there is no such pool
     */
    public long write(String poolId, byte[] key, OutputStream file) throws IOException {
        if (storage.pools().find(poolId).isEmpty()) {
            throw new TransferException("pool `" + poolId + "` does not exist");
        }
        try (Writer lines = new BufferedWriter(new OutputStreamWriter(new SealedOutput(file, key, random), UTF_8))) {
            long[] rows = {0};
            line(lines, Map.of("format", FORMAT, "pool", poolId, "exported", clock.millis()));
            storage.inSnapshot(() -> storage.rows().each(poolId, (table, row) -> {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("table", table);
                line.put("row", secrets.opened(table, row));
                line(lines, line);
                rows[0]++;
            }));
            line(lines, Map.of("rows", rows[0]));
            return rows[0];
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Reads a pool. Either all of it is there when this returns, or nothing of it.
     *
     * @return the pool's id
     * @throws TransferException where the file is not whole, the key is another one, or the pool is there
     */
    public String read(byte[] key, InputStream file) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(new SealedInput(file, key), UTF_8))) {
            Map<String, Object> header = parsed(lines.readLine());
            if (!Long.valueOf(FORMAT).equals(header.get("format")) || !(header.get("pool") instanceof String poolId)) {
                throw new TransferException("the file is of another format");
            }
            if (storage.pools().find(poolId).isPresent()) {
                throw new TransferException("pool `" + poolId + "` is there already");
            }
            storage.atomically(() -> rows(lines, poolId));
            return poolId;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (DuplicateKeyException e) {
            throw new TransferException("something of the pool, a client or a domain, is there already", e);
        }
    }

    private void rows(BufferedReader lines, String poolId) {
        try {
            long read = 0;
            Map<String, Object> line = parsed(lines.readLine());
            while (line.get("table") instanceof String table) {
                Map<String, @Nullable Object> row = row(line);
                if (row.containsKey("pool_id") && !poolId.equals(row.get("pool_id"))) {
                    throw new TransferException("the file has rows of another pool");
                }
                storage.rows().insert(table, secrets.sealed(table, row));
                read++;
                line = parsed(lines.readLine());
            }
            if (!Long.valueOf(read).equals(line.get("rows")) || lines.readLine() != null) {
                throw new TransferException("the file is not whole");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, @Nullable Object> row(Map<String, Object> line) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        if (line.get("row") instanceof Map<?, ?> values) {
            values.forEach((column, value) -> row.put(String.valueOf(column), value));
        }
        return row;
    }

    private static void line(Writer lines, Map<String, Object> line) {
        try {
            lines.write(JSONObjectUtils.toJSONString(line));
            lines.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> parsed(@Nullable String line) {
        try {
            return JSONObjectUtils.parse(line == null ? "" : line);
        } catch (ParseException e) {
            throw new TransferException("the file is not whole", e);
        }
    }
}
