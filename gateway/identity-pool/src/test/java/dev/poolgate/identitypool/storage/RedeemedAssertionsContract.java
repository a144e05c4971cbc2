package dev.poolgate.identitypool.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.identitypool.login.saml.RedeemedAssertions;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every memory of redeemed assertions does, whatever keeps it. */
interface RedeemedAssertionsContract {
    Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
    Instant UNTIL = NOW.plusSeconds(360);

    /** The memory as a node has it whose clock says this. */
    RedeemedAssertions redeemed(Instant now);

    @Test
    default void what_one_node_was_shown_every_node_remembers() {
        String id = id();
        assertThat(redeemed(NOW).add("https://idp", id, UNTIL)).isTrue();
        assertThat(redeemed(NOW).add("https://idp", id, UNTIL)).isFalse();
        assertThat(redeemed(NOW).add("https://idp", id, UNTIL.plusSeconds(9))).isFalse();
    }

    @Test
    default void an_id_is_its_issuers_own() {
        String id = id();
        assertThat(redeemed(NOW).add("https://idp", id, UNTIL)).isTrue();
        assertThat(redeemed(NOW).add("https://idp2", id, UNTIL)).isTrue();
        assertThat(redeemed(NOW).add("https://idp", "2" + id, UNTIL)).isTrue();
    }

    @Test
    default void s38_it_is_remembered_to_its_end_and_only_what_is_past_is_forgotten() {
        String over = id();
        String alive = id();
        redeemed(NOW).add("https://idp", over, UNTIL);
        redeemed(NOW).add("https://idp", alive, UNTIL.plusMillis(1));
        assertThat(redeemed(UNTIL.minusMillis(1)).add("https://idp", over, UNTIL))
                .isFalse();
        assertThat(redeemed(UNTIL).add("https://idp", over, UNTIL)).isTrue();
        assertThat(redeemed(UNTIL).add("https://idp", alive, UNTIL)).isFalse();
    }

    @Test
    default void an_id_of_any_length_is_remembered() {
        String id = id() + "x".repeat(50_000);
        assertThat(redeemed(NOW).add("https://idp", id, UNTIL)).isTrue();
        assertThat(redeemed(NOW).add("https://idp", id, UNTIL)).isFalse();
    }

    @Test
    default void of_many_who_are_shown_one_at_once_one_takes_it() throws Exception {
        String id = id();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> show = () -> redeemed(NOW).add("https://idp", id, UNTIL);
            int taken = 0;
            for (var each :
                    threads.invokeAll(IntStream.range(0, 16).mapToObj(i -> show).toList())) {
                taken += each.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static String id() {
        return "_" + UUID.randomUUID();
    }
}
