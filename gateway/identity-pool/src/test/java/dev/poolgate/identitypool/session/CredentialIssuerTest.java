package dev.poolgate.identitypool.session;

import static dev.poolgate.identitypool.session.Sessions.KEY;
import static dev.poolgate.identitypool.session.Sessions.NOW;
import static dev.poolgate.identitypool.session.Sessions.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CredentialIssuerTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final SessionTokens tokens = new SessionTokens(KeyRing.of(KEY), RANDOM);
    private final CredentialIssuer issuer = new CredentialIssuer(tokens, RANDOM, clock(NOW.plusMillis(987)));

    @Test
    void credentials_have_the_shape_of_awss() {
        TemporaryCredentials credentials = issuer.issue(Sessions.grant(), HOUR);
        assertThat(credentials.accessKeyId()).matches("ASIA[A-Z2-7]{16}");
        assertThat(credentials.secretAccessKey()).hasSize(40).matches("[A-Za-z0-9+/]+");
        assertThat(credentials.expiration()).isEqualTo(NOW.plus(HOUR));
    }

    @Test
    void s33_no_two_credentials_are_alike_even_for_one_identity() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            TemporaryCredentials credentials = issuer.issue(Sessions.grant(), HOUR);
            assertThat(seen.add(credentials.accessKeyId())).isTrue();
            assertThat(seen.add(credentials.secretAccessKey())).isTrue();
            assertThat(seen.add(credentials.sessionToken())).isTrue();
        }
    }

    @Test
    void the_session_carries_all_of_the_grant() {
        TemporaryCredentials credentials = issuer.issue(Sessions.grant(), HOUR);
        Session session = tokens.open(credentials.sessionToken()).orElseThrow();
        assertThat(session.grant()).isEqualTo(Sessions.grant());
        assertThat(session.accessKeyId()).isEqualTo(credentials.accessKeyId());
        assertThat(session.secretAccessKey()).isEqualTo(credentials.secretAccessKey());
        assertThat(session.issuedAt()).isEqualTo(NOW.plusMillis(987));
        assertThat(session.expiresAt()).isEqualTo(credentials.expiration());
    }

    @Test
    void secrets_do_not_appear_in_any_text_form() {
        TemporaryCredentials credentials = issuer.issue(Sessions.grant(), HOUR);
        Session session = tokens.open(credentials.sessionToken()).orElseThrow();
        assertThat(credentials + " " + session)
                .doesNotContain(credentials.secretAccessKey())
                .doesNotContain(credentials.sessionToken());
        assertThat(KEY.toString()).isEqualTo("SealingKey[k1]");
        assertThat(KeyRing.of(KEY).toString()).contains("SealingKey[k1]").doesNotContain("[B@");
    }

    private static Clock clock(Instant at) {
        return Clock.fixed(at, ZoneOffset.UTC);
    }
}
