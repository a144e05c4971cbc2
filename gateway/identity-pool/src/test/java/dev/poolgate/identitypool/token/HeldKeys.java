package dev.poolgate.identitypool.token;

import dev.poolgate.identitypool.directory.StoredTokenKey;
import dev.poolgate.identitypool.directory.TokenKeyStore;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/** A table of keys in memory. */
final class HeldKeys implements TokenKeyStore {
    private final ConcurrentSkipListMap<Long, StoredTokenKey> rows = new ConcurrentSkipListMap<>();

    @Override
    public List<StoredTokenKey> list() {
        return List.copyOf(rows.values());
    }

    @Override
    public boolean add(StoredTokenKey key) {
        return rows.putIfAbsent(key.number(), key) == null;
    }

    @Override
    public boolean reseal(StoredTokenKey before, String sealed) {
        return rows.replace(before.number(), before, new StoredTokenKey(before.number(), sealed, before.signsFrom()));
    }

    @Override
    public void deleteBefore(long number) {
        rows.headMap(number).clear();
    }
}
