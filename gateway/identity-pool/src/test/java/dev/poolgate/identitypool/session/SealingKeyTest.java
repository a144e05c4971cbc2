package dev.poolgate.identitypool.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SealingKeyTest {

    @Test
    void s71_a_key_that_cannot_be_random_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealingKey.of("k", new byte[32]))
                .withMessageContaining("`k` is not random");
    }

    @Test
    void a_key_of_another_length_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealingKey.of("k", new byte[16]))
                .withMessage("sealing key `k` has 16 bytes, not 32");
    }

    @Test
    void an_id_that_would_not_stand_in_a_header_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SealingKey.generate("", Sessions.RANDOM));
        assertThatIllegalArgumentException().isThrownBy(() -> SealingKey.generate("a b", Sessions.RANDOM));
    }

    @Test
    void changing_the_given_or_the_returned_bytes_does_not_change_the_key() {
        byte[] secret = SealingKey.generate("k", Sessions.RANDOM).secret();
        SealingKey key = SealingKey.of("k", secret);
        secret[0]++;
        key.secret()[1]++;
        secret[0]--;
        assertThat(key.secret()).isEqualTo(secret);
    }
}
