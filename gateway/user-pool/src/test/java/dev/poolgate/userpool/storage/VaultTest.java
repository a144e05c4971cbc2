package dev.poolgate.userpool.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class VaultTest {
    private static final byte[] SECRET = "private key".getBytes(UTF_8);
    private final Vault vault = vault(1);

    @Test
    void what_was_sealed_opens_in_the_same_context_only() {
        Sealed secret = vault.seal("pool a", SECRET);

        assertThat(vault.open("pool a", secret)).isEqualTo(SECRET);
        assertThatThrownBy(() -> vault.open("pool b", secret)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void another_master_key_opens_nothing() {
        Sealed secret = vault.seal("pool a", SECRET);

        assertThatThrownBy(() -> vault(2).open("pool a", secret)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_previous_master_key_opens_and_no_longer_seals() {
        Vault rotated = new Vault(master(2), List.of(master(3), master(1)), new SecureRandom());

        assertThat(rotated.open("pool a", vault.seal("pool a", SECRET))).isEqualTo(SECRET);
        Sealed fresh = rotated.seal("pool a", SECRET);
        assertThat(vault(2).open("pool a", fresh)).isEqualTo(SECRET);
        assertThatThrownBy(() -> vault.open("pool a", fresh)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> rotated.open("pool b", vault.seal("pool a", SECRET)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_altered_bit_is_noticed() {
        byte[] bytes = Base64.getDecoder().decode(vault.seal("pool a", SECRET).text());
        bytes[bytes.length - 1] ^= 1;
        Sealed altered = new Sealed(Base64.getEncoder().encodeToString(bytes));

        assertThatThrownBy(() -> vault.open("pool a", altered)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_same_sealed_twice_differs_and_never_holds_the_plain_text() {
        Sealed first = vault.seal("pool a", SECRET);

        assertThat(vault.seal("pool a", SECRET)).isNotEqualTo(first);
        assertThat(new String(Base64.getDecoder().decode(first.text()), UTF_8)).doesNotContain("private key");
    }

    @Test
    void a_mark_is_stable_and_depends_on_the_master_key() {
        assertThat(vault.mark("123456")).isEqualTo(vault.mark("123456")).isNotEqualTo(vault(2).mark("123456"));
    }

    @Test
    void a_short_master_key_is_refused() {
        SecretKeySpec shortKey = new SecretKeySpec(new byte[16], "AES");

        assertThatThrownBy(() -> new Vault(shortKey, new SecureRandom())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Vault vault(int seed) {
        return new Vault(master(seed), new SecureRandom());
    }

    private static SecretKeySpec master(int seed) {
        byte[] master = new byte[32];
        master[0] = (byte) seed;
        return new SecretKeySpec(master, "AES");
    }
}
