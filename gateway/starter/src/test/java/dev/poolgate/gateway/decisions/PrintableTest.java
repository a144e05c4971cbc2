package dev.poolgate.gateway.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln",
                "kJ8s0Dk2lqPz7Xw4Rt6Yv1Bn3Mc5Lh9Q",
                "IQoJb3JpZ2luX2VjEJ7__________wEaCXVzLWVhc3QtMSJHMEUCIQ",
            })
    void s68_what_looks_like_a_token_is_masked(String token) {
        assertThat(Printable.of("/orders/" + token + "/1")).isEqualTo("/orders/[token]/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders/018f3a5e-9c1d-7b3a-8f2e-4d6c8b0a1e2f",
                "/blobs/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "/docs/how-to-put-a-gateway-in-front-of-any-backend",
            })
    void what_looks_like_an_id_or_a_title_stays(String path) {
        assertThat(Printable.of(path)).isEqualTo(path);
    }

    @Test
    void s68_it_is_one_short_line() {
        assertThat(Printable.of("/a\nlevel=INFO forged\u00e9")).isEqualTo("/a?level=INFO forged?");
        assertThat(Printable.of("/" + "a".repeat(300))).hasSize(203).endsWith("...");
    }

    @Test
    void s29_a_long_path_is_masked_in_a_time_that_grows_with_its_length_alone() {
        String path = "/ledger;" + "0!".repeat(2_000) + "a";

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 1_000; i++) {
                Printable.of(path);
            }
        });
    }
}
