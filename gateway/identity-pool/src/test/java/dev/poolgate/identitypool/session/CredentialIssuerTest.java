package dev.poolgate.identitypool.session;

import static dev.poolgate.identitypool.session.Sessions.KEY;
import static dev.poolgate.identitypool.session.Sessions.NOW;
import static dev.poolgate.identitypool.session.Sessions.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import dev.poolgate.authorizer.sign.AccessKey;
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
    private final CredentialIssuer issuer = new CredentialIssuer(tokens, RANDOM, clock(NOW.plusMillis(987)), HOUR);

    @Test
    void credentials_have_the_shape_of_awss() {
        TemporaryCredentials credentials = issuer.issue(Sessions.grant());
        assertThat(credentials.accessKeyId()).matches("ASIA[A-Z2-7]{16}");
        assertThat(credentials.secretAccessKey()).hasSize(40).matches("[A-Za-z0-9+/]+");
        assertThat(credentials.expiration()).isEqualTo(NOW.plus(HOUR));
    }

    @Test
    void s33_no_two_credentials_are_alike_even_for_one_identity() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            TemporaryCredentials credentials = issuer.issue(Sessions.grant());
            assertThat(seen.add(credentials.accessKeyId())).isTrue();
            assertThat(seen.add(credentials.secretAccessKey())).isTrue();
            assertThat(seen.add(credentials.sessionToken())).isTrue();
        }
    }

    @Test
    void the_key_is_found_by_id_and_session_token_on_any_node_with_the_ring() {
        TemporaryCredentials credentials = issuer.issue(Sessions.grant());
        SessionTokens otherNode = new SessionTokens(KeyRing.of(KEY), RANDOM);
        AccessKey key = new SessionAccessKeys(otherNode, clock(NOW))
                .find(credentials.accessKeyId(), credentials.sessionToken())
                .orElseThrow();
        assertThat(key.secretAccessKey()).isEqualTo(credentials.secretAccessKey());
        assertThat(key.principalArn())
                .isEqualTo("arn:aws:sts::000000000000:assumed-role/reader/CognitoIdentityCredentials");
    }

    @Test
    void the_session_carries_all_of_the_grant() {
        TemporaryCredentials credentials = issuer.issue(Sessions.grant());
        Session session = new SessionAccessKeys(tokens, clock(NOW))
                .findSession(credentials.accessKeyId(), credentials.sessionToken())
                .orElseThrow();
        assertThat(session.grant()).isEqualTo(Sessions.grant());
        assertThat(session.issuedAt()).isEqualTo(NOW);
    }

    @Test
    void a_session_is_over_exactly_at_its_expiry() {
        TemporaryCredentials credentials = issuer.issue(Sessions.grant());
        assertThat(find(credentials.accessKeyId(), credentials, NOW.plus(HOUR).minusMillis(1)))
                .isTrue();
        assertThat(find(credentials.accessKeyId(), credentials, NOW.plus(HOUR))).isFalse();
    }

    @Test
    void s33_the_session_token_of_another_caller_does_not_fit_the_key() {
        TemporaryCredentials alice = issuer.issue(Sessions.grant());
        TemporaryCredentials bob = issuer.issue(Sessions.grant());
        assertThat(find(alice.accessKeyId(), bob, NOW)).isFalse();
        assertThat(find(bob.accessKeyId(), alice, NOW)).isFalse();
    }

    @Test
    void a_temporary_key_without_its_session_token_is_unknown() {
        String id = issuer.issue(Sessions.grant()).accessKeyId();
        assertThat(new SessionAccessKeys(tokens, clock(NOW)).find(id, null)).isEmpty();
    }

    @Test
    void secrets_do_not_appear_in_any_text_form() {
        TemporaryCredentials credentials = issuer.issue(Sessions.grant());
        Session session = tokens.open(credentials.sessionToken()).orElseThrow();
        assertThat(credentials + " " + session)
                .doesNotContain(credentials.secretAccessKey())
                .doesNotContain(credentials.sessionToken());
        assertThat(KEY.toString()).isEqualTo("SealingKey[k1]");
        assertThat(KeyRing.of(KEY).toString()).contains("SealingKey[k1]").doesNotContain("[B@");
    }

    private boolean find(String accessKeyId, TemporaryCredentials credentials, Instant at) {
        return new SessionAccessKeys(tokens, clock(at))
                .find(accessKeyId, credentials.sessionToken())
                .isPresent();
    }

    private static Clock clock(Instant at) {
        return Clock.fixed(at, ZoneOffset.UTC);
    }
}
