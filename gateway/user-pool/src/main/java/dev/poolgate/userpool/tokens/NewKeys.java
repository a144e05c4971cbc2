package dev.poolgate.userpool.tokens;

import dev.poolgate.userpool.storage.KeyTable;
import java.util.List;

/** Key pairs generated for a pool and not stored yet. */
public final class NewKeys {
    private final List<KeyTable.Row> rows;

    NewKeys(List<KeyTable.Row> rows) {
        this.rows = List.copyOf(rows);
    }

    List<KeyTable.Row> rows() {
        return rows;
    }
}
