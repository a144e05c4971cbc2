package dev.poolgate.userpool.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.poolgate.userpool.directory.Pool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Optional;

/** A file of users, read line by line: never whole. What cannot be read ends in {@link UncheckedIOException}. */
interface ImportFile extends Iterable<ImportLine>, AutoCloseable {

    /** Why a file of these columns cannot be imported. */
    Optional<String> wrong(Pool pool, boolean hashes);

    @Override
    void close() throws IOException;

    /**
     * Opens a file: JSON where it begins as JSON does, else CSV.
     *
     * @throws IOException where it is neither
     */
    static ImportFile open(InputStream file) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(file, UTF_8));
        reader.mark(1);
        int first = reader.read();
        reader.reset();
        return first == '{' ? new UserListFile(reader) : new CsvFile(reader);
    }
}
