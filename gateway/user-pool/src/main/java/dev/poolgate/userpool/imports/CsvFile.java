package dev.poolgate.userpool.imports;

import dev.poolgate.userpool.directory.Pool;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** Users as CSV, RFC 4180, with a header. */
final class CsvFile implements ImportFile {
    private final CSVParser lines;

    CsvFile(Reader reader) throws IOException {
        this.lines = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .get()
                .parse(new BoundedRows(reader));
    }

    @Override
    public Optional<String> wrong(Pool pool, boolean hashes) {
        return CsvColumns.wrong(pool, lines.getHeaderNames(), hashes);
    }

    @Override
    public Iterator<ImportLine> iterator() {
        return lines.stream().map(CsvFile::line).iterator();
    }

    private static ImportLine line(CSVRecord line) {
        return new ImportLine(
                line.getRecordNumber(),
                line.isConsistent() ? Optional.of(line.toMap()) : Optional.empty(),
                Optional.empty(),
                true);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
