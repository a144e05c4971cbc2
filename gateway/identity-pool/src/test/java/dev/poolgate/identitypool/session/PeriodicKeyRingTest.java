package dev.poolgate.identitypool.session;

import static dev.poolgate.identitypool.session.Sessions.RANDOM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jwt.EncryptedJWT;
import dev.poolgate.identitypool.TestClock;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PeriodicKeyRingTest {
    private static final Duration PERIOD = Duration.ofDays(30);
    private static final Instant END =
            Instant.ofEpochSecond((Sessions.NOW.getEpochSecond() / PERIOD.toSeconds() + 1) * PERIOD.toSeconds());
    private static final KeyDerivation MASTER = master("one");
    private static final KeyDerivation OTHER = master("two");

    private final TestClock clock = new TestClock(Sessions.NOW);
    private final KeyRing ring = ring(MASTER);

    @Test
    void a_key_seals_to_the_end_of_its_period_and_the_next_from_that_instant_on() {
        clock.set(END.minusNanos(1));
        SealingKey last = ring.current();
        clock.set(END);
        SealingKey next = ring.current();

        assertThat(next.id()).isNotEqualTo(last.id());
        assertThat(next.secret()).isNotEqualTo(last.secret());
        assertThat(last.sealsUntil()).contains(END);
        clock.set(END.plus(PERIOD).minusNanos(1));
        assertThat(ring.current().id()).isEqualTo(next.id());
    }

    @Test
    void nodes_with_one_master_agree_without_a_word() {
        KeyRing other = ring(master("one"));

        assertThat(other.current().id()).isEqualTo(ring.current().id());
        assertThat(other.current().secret()).isEqualTo(ring.current().secret());
    }

    @Test
    void the_key_of_a_period_is_found_for_good() {
        SealingKey old = ring.current();
        clock.advance(Duration.ofDays(10_000));

        assertThat(ring.find(old.id())).hasValueSatisfying(found -> {
            assertThat(found.secret()).isEqualTo(old.secret());
            assertThat(found.sealsUntil()).contains(END);
        });
    }

    @Test
    void the_key_from_before_there_were_periods_is_found() {
        assertThat(ring.find("1"))
                .hasValueSatisfying(key -> assertThat(key.secret()).isEqualTo(MASTER.derive("session tokens")));
        assertThat(ring(OTHER, MASTER).find("1"))
                .hasValueSatisfying(key -> assertThat(key.secret()).isEqualTo(MASTER.derive("session tokens")));
    }

    @Test
    void a_period_of_another_length_is_found_by_its_name() {
        SealingKey shorter =
                KeyRing.periodic(List.of(MASTER), Duration.ofDays(7), clock).current();

        assertThat(ring.find(shorter.id()))
                .hasValueSatisfying(found -> assertThat(found.secret()).isEqualTo(shorter.secret()));
    }

    @Test
    void a_key_of_the_future_is_found_no_earlier_than_clocks_may_differ() {
        clock.set(END);
        String next = ring.current().id();

        clock.set(END.minus(PeriodicKeyRing.CLOCK_SKEW));
        assertThat(ring.find(next)).isPresent();
        clock.set(END.minus(PeriodicKeyRing.CLOCK_SKEW).minusNanos(1));
        assertThat(ring.find(next)).isEmpty();
    }

    @Test
    void an_id_that_is_not_written_as_ours_finds_nothing() {
        String id = ring.current().id();
        String mark = id.substring(id.indexOf('.'));

        assertThat(ring.find(id)).isPresent();
        for (String wrong : List.of(
                "",
                "2",
                ".",
                mark,
                "-" + mark,
                "0" + id,
                "+" + id,
                id + " ",
                id + "0",
                id.substring(0, id.indexOf('.')),
                id.toUpperCase(Locale.ROOT).replace('A', 'B') + "x",
                "2592000-0" + mark,
                "2592000-2592000" + mark,
                "0-99999999999999999999" + mark,
                "٠-2592000" + mark)) {
            assertThat(ring.find(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void another_name_for_a_period_is_another_key() {
        SealingKey key = ring.current();
        String widened = key.id().replace(String.valueOf(END.getEpochSecond()), "9999999999");

        assertThat(ring.find(widened))
                .hasValueSatisfying(found -> assertThat(found.secret()).isNotEqualTo(key.secret()));
    }

    @Test
    void a_previous_master_opens_and_does_not_seal() {
        SealingKey before = ring.current();
        KeyRing rotated = ring(OTHER, MASTER);

        assertThat(rotated.current().id()).isEqualTo(ring(OTHER).current().id()).isNotEqualTo(before.id());
        assertThat(rotated.find(before.id()))
                .hasValueSatisfying(found -> assertThat(found.secret()).isEqualTo(before.secret()));
        assertThat(ring(OTHER).find(before.id())).isEmpty();
    }

    @Test
    void session_tokens_of_the_last_period_open_and_those_of_another_master_do_not() {
        clock.set(END.minusSeconds(1));
        Session session = session(Duration.ofHours(1));
        String token = tokens(ring).seal(session);
        clock.set(END);

        assertThat(tokens(ring).open(token)).contains(session);
        assertThat(tokens(ring(OTHER, MASTER)).open(token)).contains(session);
        assertThat(tokens(ring(OTHER)).open(token)).isEmpty();
        assertThat(tokens(ring)
                        .open(tokens(KeyRing.of(ring.find("1").orElseThrow())).seal(session)))
                .contains(session);
    }

    @Test
    void a_token_is_bound_to_the_id_of_its_key() throws ParseException {
        String token = tokens(ring).seal(session(Duration.ofHours(1)));
        String id = EncryptedJWT.parse(token).getHeader().getKeyID();
        assertThat(id).isEqualTo(ring.current().id());

        for (String other : List.of("1", id.replace('-', '.'), "0" + id.substring(id.indexOf('-')))) {
            String header = new String(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), UTF_8);
            String changed = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(header.replace(id, other).getBytes(UTF_8));
            assertThat(changed).isNotEqualTo(token.substring(0, token.indexOf('.')));
            assertThat(tokens(ring).open(changed + token.substring(token.indexOf('.'))))
                    .as(other)
                    .isEmpty();
        }
    }

    @Test
    void a_key_that_was_rotated_away_makes_no_session_that_it_cannot_have_sealed() {
        SessionTokens thief = tokens(KeyRing.of(ring.current()));
        clock.set(END.plus(PeriodicKeyRing.CLOCK_SKEW));
        Session longest = session(Session.LONGEST);
        Session longer = session(Session.LONGEST.plusSeconds(1));

        assertThat(tokens(ring).open(thief.seal(longest))).contains(longest);
        assertThat(tokens(ring).open(thief.seal(longer))).isEmpty();
    }

    @Test
    void a_period_is_whole_seconds_and_at_least_an_hour() {
        for (Duration wrong :
                List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofHours(1).minusSeconds(1), PERIOD.plusNanos(1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> KeyRing.periodic(List.of(MASTER), wrong, clock))
                    .withMessageContaining("`" + wrong + "`");
        }
        assertThat(KeyRing.periodic(List.of(MASTER), Duration.ofHours(1), clock).current())
                .isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> KeyRing.periodic(List.of(), PERIOD, clock));
    }

    private KeyRing ring(KeyDerivation... masters) {
        return KeyRing.periodic(List.of(masters), PERIOD, clock);
    }

    private Session session(Duration lifetime) {
        return new Session(
                Sessions.grant(),
                "ASIAAAAAAAAAAAAAAAAA",
                "secret",
                clock.instant(),
                clock.instant().plus(lifetime));
    }

    private static SessionTokens tokens(KeyRing keys) {
        return new SessionTokens(keys, RANDOM);
    }

    private static KeyDerivation master(String name) {
        return purpose -> {
            try {
                return MessageDigest.getInstance("SHA-256").digest((name + "/" + purpose).getBytes(UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
