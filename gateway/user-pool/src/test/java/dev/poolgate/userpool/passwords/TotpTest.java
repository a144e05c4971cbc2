package dev.poolgate.userpool.passwords;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

    /** RFC 6238 appendix B, the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082", "1111111109, 081804", "1111111111, 050471",
        "1234567890, 005924", "2000000000, 279037", "20000000000, 353130"
    })
    void codes_are_those_of_the_rfc(long seconds, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code);
    }

    @Test
    void a_code_is_right_one_step_early_and_late_and_no_more() {
        Instant now = Instant.ofEpochSecond(1111111111L);
        long step = Totp.step(now);

        for (long near = step - 1; near <= step + 1; near++) {
            assertThat(Totp.matching(SECRET, Totp.code(SECRET, near), now)).hasValue(near);
        }
        assertThat(Totp.matching(SECRET, Totp.code(SECRET, step - 2), now)).isEmpty();
        assertThat(Totp.matching(SECRET, Totp.code(SECRET, step + 2), now)).isEmpty();
    }

    /** RFC 4648 section 10. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void secrets_are_written_as_in_the_rfc(String text, String base32) {
        assertThat(Totp.base32(text.getBytes(US_ASCII))).isEqualTo(base32);
    }
}
