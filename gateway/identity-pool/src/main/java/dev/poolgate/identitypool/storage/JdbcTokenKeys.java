package dev.poolgate.identitypool.storage;

import dev.poolgate.identitypool.directory.StoredTokenKey;
import dev.poolgate.identitypool.directory.TokenKeyStore;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcTokenKeys implements TokenKeyStore {
    private final JdbcClient jdbc;

    JdbcTokenKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<StoredTokenKey> list() {
        return jdbc.sql("select key_number, sealed, signs_from from idp_token_key order by key_number")
                .query((row, number) -> new StoredTokenKey(
                        row.getLong("key_number"),
                        row.getString("sealed"),
                        row.getObject("signs_from", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public boolean add(StoredTokenKey key) {
        try {
            return jdbc.sql("insert into idp_token_key (key_number, sealed, signs_from) values (?, ?, ?)")
                            .params(key.number(), key.sealed(), key.signsFrom().atOffset(ZoneOffset.UTC))
                            .update()
                    == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Override
    public boolean reseal(StoredTokenKey before, String sealed) {
        return jdbc.sql("update idp_token_key set sealed = ? where key_number = ? and sealed = ?")
                        .params(sealed, before.number(), before.sealed())
                        .update()
                == 1;
    }

    @Override
    public void deleteBefore(long number) {
        jdbc.sql("delete from idp_token_key where key_number < ?").param(number).update();
    }
}
