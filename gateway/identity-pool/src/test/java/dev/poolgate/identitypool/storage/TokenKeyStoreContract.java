package dev.poolgate.identitypool.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.identitypool.directory.StoredTokenKey;
import dev.poolgate.identitypool.directory.TokenKeyStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of token keys does, whatever keeps it. */
interface TokenKeyStoreContract {
    Instant FROM = Instant.parse("2026-11-25T08:00:00.123Z");

    TokenKeyStore tokenKeys();

    @Test
    default void keys_are_kept_by_number_sealed_anew_and_forgotten() {
        tokenKeys().deleteBefore(Long.MAX_VALUE);
        StoredTokenKey first = new StoredTokenKey(1, "sealed", FROM);
        StoredTokenKey second = new StoredTokenKey(2, "s".repeat(4000), FROM.plusSeconds(1));
        assertThat(tokenKeys().add(second)).isTrue();
        assertThat(tokenKeys().add(first)).isTrue();
        assertThat(tokenKeys().add(new StoredTokenKey(1, "another node's", FROM)))
                .isFalse();
        assertThat(tokenKeys().list()).containsExactly(first, second);
        assertThat(tokenKeys().reseal(first, "anew")).isTrue();
        assertThat(tokenKeys().reseal(first, "late")).isFalse();
        assertThat(tokenKeys().list().get(0)).isEqualTo(new StoredTokenKey(1, "anew", FROM));
        tokenKeys().deleteBefore(2);
        assertThat(tokenKeys().list()).containsExactly(second);
    }
}
