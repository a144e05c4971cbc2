package dev.poolgate.identitypool.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.poolgate.identitypool.TestClock;
import dev.poolgate.identitypool.directory.StoredTokenKey;
import dev.poolgate.identitypool.session.KeyDerivation;
import dev.poolgate.identitypool.session.KeyRing;
import dev.poolgate.identitypool.session.SealingKey;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TokenKeysTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SealingKey SEALING = SealingKey.generate("one", RANDOM);

    private final HeldKeys store = new HeldKeys();
    private final TestClock clock = new TestClock(Instant.parse("2026-11-25T08:00:00Z"));

    @Test
    void the_first_key_signs_at_once_and_the_next_is_published_beside_it() throws Exception {
        TokenKeys keys = node(KeyRing.of(SEALING));
        assertThat(keys.current().id()).isEqualTo("eu-west-1-1");
        assertThat(published(keys)).containsExactly("eu-west-1-1", "eu-west-1-2");
        assertThat(keys.published()).doesNotContain("\"d\"").doesNotContain("\"p\"");
    }

    @Test
    void a_key_signs_for_90_days_to_the_instant_and_no_key_signs_that_was_not_published_before() throws Exception {
        TokenKeys keys = node(KeyRing.of(SEALING));
        keys.current();
        clock.advance(TokenKeys.SIGNS_FOR.minusNanos(1));
        assertThat(keys.current().id()).isEqualTo("eu-west-1-1");
        assertThat(published(keys)).contains("eu-west-1-2");
        clock.advance(Duration.ofNanos(1));
        assertThat(keys.current().id()).isEqualTo("eu-west-1-2");
        clock.advance(TokenKeys.HELD_FOR);
        assertThat(published(keys)).containsExactly("eu-west-1-1", "eu-west-1-2", "eu-west-1-3");
    }

    @Test
    void the_previous_key_verifies_until_the_next_change_and_then_is_forgotten() throws Exception {
        TokenKeys keys = node(KeyRing.of(SEALING));
        keys.current();
        clock.advance(TokenKeys.SIGNS_FOR);
        keys.current();
        clock.advance(TokenKeys.SIGNS_FOR.minusSeconds(1));
        assertThat(keys.find("eu-west-1-1")).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(keys.current().id()).isEqualTo("eu-west-1-3");
        clock.advance(TokenKeys.HELD_FOR);
        assertThat(published(keys)).containsExactly("eu-west-1-2", "eu-west-1-3", "eu-west-1-4");
    }

    @Test
    void after_a_long_pause_the_new_key_is_still_published_a_day_before_it_signs() throws Exception {
        node(KeyRing.of(SEALING)).current();
        clock.advance(Duration.ofDays(1000));
        TokenKeys keys = node(KeyRing.of(SEALING));
        assertThat(keys.current().id()).isEqualTo("eu-west-1-2");
        clock.advance(TokenKeys.KNOWN_BEFORE.minusNanos(1));
        assertThat(keys.current().id()).isEqualTo("eu-west-1-2");
        assertThat(published(keys)).contains("eu-west-1-3");
        clock.advance(Duration.ofNanos(1));
        assertThat(keys.current().id()).isEqualTo("eu-west-1-3");
    }

    @Test
    void a_node_whose_clock_is_behind_signs_with_the_first_key_all_the_same() {
        clock.advance(Duration.ofSeconds(2));
        node(KeyRing.of(SEALING)).current();
        clock.advance(Duration.ofSeconds(-2));
        assertThat(node(KeyRing.of(SEALING)).current().id()).isEqualTo("eu-west-1-1");
        assertThat(store.list()).hasSize(2);
    }

    @Test
    void nodes_that_start_at_once_sign_with_one_key() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<String> start = () -> node(KeyRing.of(SEALING)).published();
            List<Future<String>> published = threads.invokeAll(List.of(start, start, start, start));
            for (Future<String> each : published) {
                assertThat(each.get()).isEqualTo(published.get(0).get());
            }
            assertThat(store.list()).hasSize(2);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void key_pairs_are_sealed_anew_under_the_current_sealing_key_so_that_the_old_one_may_go() {
        TokenKeys before = node(KeyRing.of(SEALING));
        String published = before.published();
        SealingKey two = SealingKey.generate("two", RANDOM);
        node(KeyRing.of(two, SEALING)).current();
        assertThat(node(KeyRing.of(two)).published()).isEqualTo(published);
    }

    @Test
    void key_pairs_open_however_many_sealing_periods_have_passed() {
        KeyDerivation master = purpose -> SEALING.secret();
        KeyRing periodic = KeyRing.periodic(List.of(master), Duration.ofDays(30), clock);
        String first = node(periodic).current().jwk().toJSONString();
        clock.advance(Duration.ofDays(89));
        assertThat(node(periodic).current().jwk().toJSONString()).isEqualTo(first);
    }

    @Test
    void what_is_stored_tells_nothing_of_the_key() {
        TokenKeys keys = node(KeyRing.of(SEALING));
        String secret = keys.current().jwk().getPrivateExponent().toString();
        assertThat(store.list()).extracting(StoredTokenKey::sealed).noneMatch(text -> text.contains(secret));
        assertThat(keys.current().toString()).doesNotContain(secret);
    }

    @Test
    void s26_key_pairs_sealed_under_another_key_are_a_fault_and_not_replaced() {
        node(KeyRing.of(SEALING)).current();
        TokenKeys stranger = node(KeyRing.of(SealingKey.generate("two", RANDOM)));
        assertThatIllegalStateException().isThrownBy(stranger::current).withMessageContaining("`one`");
        TokenKeys sameName = node(KeyRing.of(SealingKey.generate("one", RANDOM)));
        assertThatIllegalStateException().isThrownBy(sameName::current);
        assertThat(store.list()).hasSize(2);
    }

    private TokenKeys node(KeyRing sealing) {
        return new TokenKeys(store, sealing, "eu-west-1", RANDOM, clock);
    }

    private static List<String> published(TokenKeys keys) throws ParseException {
        return JWKSet.parse(keys.published()).getKeys().stream()
                .map(JWK::getKeyID)
                .toList();
    }
}
