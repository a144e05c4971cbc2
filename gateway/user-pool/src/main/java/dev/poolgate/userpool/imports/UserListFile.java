package dev.poolgate.userpool.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Pool;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Users as AWS's {@code ListUsers} answers them, the pages put together as the AWS CLI does; each with a
 * {@code PasswordHash} more, where the job names an algorithm. Users keep their {@code sub}.
 */
final class UserListFile implements ImportFile {
    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 16_000;

    private final JsonParser json;
    private long number;
    /** Of the user at hand, in characters: beyond the limit nothing more is kept. */
    private int length;

    UserListFile(Reader reader) throws IOException {
        this.json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST_TEXT)
                        .build())
                .build()
                .createParser(reader);
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME && !"Users".equals(json.currentName())) {
            json.nextToken();
            json.skipChildren();
        }
        if (json.nextToken() != JsonToken.START_ARRAY) {
            throw new IOException("no list of users");
        }
    }

    @Override
    public Optional<String> wrong(Pool pool, boolean hashes) {
        return Optional.empty();
    }

    @Override
    public Iterator<ImportLine> iterator() {
        return new Iterator<>() {
            private Optional<ImportLine> next = read();

            @Override
            public boolean hasNext() {
                return next.isPresent();
            }

            @Override
            public ImportLine next() {
                ImportLine line = next.orElseThrow(NoSuchElementException::new);
                next = read();
                return line;
            }
        };
    }

    private Optional<ImportLine> read() {
        try {
            JsonToken token = json.nextToken();
            if (token == JsonToken.END_ARRAY) {
                return Optional.empty();
            }
            if (token != JsonToken.START_OBJECT) {
                throw new IOException("no user");
            }
            number++;
            return Optional.of(user());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportLine user() throws IOException {
        Map<String, String> cells = new HashMap<>();
        boolean enabled = true;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "Username" -> cells.put(CsvColumns.USERNAME, json.getText());
                case "PasswordHash" -> cells.put(CsvColumns.HASH, json.getText());
                case "Enabled" -> enabled = json.currentToken() != JsonToken.VALUE_FALSE;
                case "Attributes" -> attributes(cells);
                default -> json.skipChildren();
            }
        }
        Optional<String> sub = Optional.ofNullable(cells.remove(Attributes.SUB));
        cells.remove("identities");
        boolean whole = length <= LONGEST_TEXT;
        length = 0;
        return new ImportLine(number, whole ? Optional.of(cells) : Optional.empty(), sub, enabled);
    }

    private void attributes(Map<String, String> cells) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String name = "";
            String value = "";
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean names = "Name".equals(json.currentName());
                json.nextToken();
                String text = json.getText();
                name = names ? text : name;
                value = names ? value : text;
            }
            length += name.length() + value.length();
            if (length <= LONGEST_TEXT) {
                cells.put(name, value);
            }
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
