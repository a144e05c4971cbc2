package dev.poolgate.userpool.imports;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Ends the reading of a file one row of which has no end: a quote that nobody closes would be read into memory whole. A
 * row that is only too long is left to whoever reads it.
 */
final class BoundedRows extends FilterReader {
    /** Four times AWS's limit. */
    static final int LONGEST = 64_000;

    private int length;
    private boolean quoted;
    private boolean quoteEnded;
    private boolean cellBegins = true;

    BoundedRows(Reader reader) {
        super(reader);
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            count((char) read);
        }
        return read;
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        int read = super.read(target, from, length);
        for (int i = from; i < from + read; i++) {
            count(target[i]);
        }
        return read;
    }

    /** Quotes begin where a cell does, RFC 4180 section 2; a doubled quote ends them and begins them again. */
    private void count(char letter) throws IOException {
        boolean quote = letter == '"';
        boolean begins = quote && !quoted && (cellBegins || quoteEnded);
        quoteEnded = quote && quoted;
        quoted = begins || (quoted && !quote);
        boolean rowEnds = !quoted && (letter == '\n' || letter == '\r');
        cellBegins = rowEnds || (!quoted && letter == ',');
        length = rowEnds ? 0 : length + 1;
        if (length > LONGEST) {
            throw new IOException("a row without end");
        }
    }
}
