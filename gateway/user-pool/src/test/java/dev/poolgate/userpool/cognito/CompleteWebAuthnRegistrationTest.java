package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.PasskeyPools.SITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.passkeys.SoftAuthenticator;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserVerificationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnChallengeNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnClientMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnCredentialDescription;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnCredentialNotSupportedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnOriginNotAllowedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnRelyingPartyMismatchException;

final class CompleteWebAuthnRegistrationTest {
    private final Fixture pools = new Fixture();
    private final PasskeyPools passkeys = new PasskeyPools(pools);
    private final String poolId = passkeys.pool(UserVerificationType.PREFERRED);
    private final String client = pools.client(poolId, settings -> settings).clientId();
    private final String name = pools.confirmedUser(poolId);
    private final String token = pools.signIn(client, name).accessToken();

    @Test
    void keys_of_both_algorithms_are_registered_also_after_a_restart() {
        SoftAuthenticator elliptic = SoftAuthenticator.es256(SITE);
        String options = passkeys.start(token);
        pools.restart();
        passkeys.complete(token, elliptic.register(options));
        passkeys.complete(token, SoftAuthenticator.rs256(SITE).register(passkeys.start(token)));

        assertThat(passkeys.list(token)).hasSize(2);
        WebAuthnCredentialDescription first = passkeys.list(token).stream()
                .filter(found -> found.credentialId().equals(elliptic.credentialId()))
                .findFirst()
                .orElseThrow();
        assertThat(first.relyingPartyId()).isEqualTo(SITE);
        assertThat(first.authenticatorAttachment()).isEqualTo("platform");
        assertThat(first.authenticatorTransports()).containsExactlyInAnyOrder("internal", "hybrid");
        assertThat(first.createdAt()).isEqualTo(pools.clock.instant());
        assertThat(first.friendlyCredentialName()).isEqualTo("Passkey of 2026-03-01");
    }

    @Test
    void a_challenge_is_good_once_five_minutes_and_for_its_user() {
        String credential = SoftAuthenticator.es256(SITE).register(passkeys.start(token));
        passkeys.complete(token, credential);
        assertThatThrownBy(() -> passkeys.complete(token, credential))
                .isInstanceOf(WebAuthnChallengeNotFoundException.class);

        String late = SoftAuthenticator.es256(SITE).register(passkeys.start(token));
        String own = SoftAuthenticator.es256(SITE).register(passkeys.start(token));
        String other = pools.signIn(client, pools.confirmedUser(poolId)).accessToken();
        assertThatThrownBy(() -> passkeys.complete(other, own)).isInstanceOf(WebAuthnChallengeNotFoundException.class);
        pools.clock.pass(Duration.ofMinutes(5).minusMillis(1));
        passkeys.complete(token, own);
        pools.clock.pass(Duration.ofMillis(1));
        assertThatThrownBy(() -> passkeys.complete(token, late)).isInstanceOf(WebAuthnChallengeNotFoundException.class);
    }

    @Test
    void another_client_cannot_end_what_one_began() {
        String credential = SoftAuthenticator.es256(SITE).register(passkeys.start(token));
        String other = pools.signIn(pools.client(poolId, settings -> settings).clientId(), name)
                .accessToken();

        assertThatThrownBy(() -> passkeys.complete(other, credential))
                .isInstanceOf(WebAuthnClientMismatchException.class);
    }

    @Test
    void an_origin_is_the_site_or_below_it_over_tls() {
        for (String origin : new String[] {
            "http://example.com",
            "https://example.org",
            "https://notexample.com",
            "https://example.com.evil.org",
            "https://example.com@evil.org",
            "http://localhost",
            "android:apk-key-hash:x",
            ""
        }) {
            assertThatThrownBy(() -> register(SoftAuthenticator.es256(SITE).at(origin)))
                    .isInstanceOf(WebAuthnOriginNotAllowedException.class);
        }
        register(SoftAuthenticator.es256(SITE).at("https://login.example.com"));
        register(SoftAuthenticator.es256(SITE).at("https://example.com:8443"));
        assertThat(passkeys.list(token)).hasSize(2);
    }

    @Test
    void a_key_for_another_site_and_one_of_another_algorithm_are_refused() {
        assertThatThrownBy(() -> register(SoftAuthenticator.es256(SITE).of("example.org")))
                .isInstanceOf(WebAuthnRelyingPartyMismatchException.class);
        assertThatThrownBy(() -> register(SoftAuthenticator.es384(SITE)))
                .isInstanceOf(WebAuthnCredentialNotSupportedException.class);
    }

    @Test
    void a_user_who_was_not_verified_is_refused_where_that_is_required() {
        register(SoftAuthenticator.es256(SITE).withoutVerification());
        String strict = passkeys.token(passkeys.pool(UserVerificationType.REQUIRED));

        assertThatThrownBy(() -> passkeys.complete(
                        strict,
                        SoftAuthenticator.es256(SITE).withoutVerification().register(passkeys.start(strict))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_key_is_registered_once_in_a_pool() {
        SoftAuthenticator authenticator = passkeys.register(token);
        String other = pools.signIn(client, pools.confirmedUser(poolId)).accessToken();

        assertThatThrownBy(() -> passkeys.complete(other, authenticator.register(passkeys.start(other))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void what_is_no_credential_is_refused() {
        for (String credential : new String[] {"{}", "{\"id\":1}", "[]", "7"}) {
            assertThatThrownBy(() -> passkeys.complete(token, credential))
                    .isInstanceOf(InvalidParameterException.class);
        }
    }

    @Test
    void a_broken_key_and_an_attestation_that_is_none_are_refused() {
        assertThatThrownBy(() -> register(SoftAuthenticator.es256(SITE).broken()))
                .isInstanceOf(InvalidParameterException.class);
        for (String format : new String[] {"packed", "android-safetynet"}) {
            assertThatThrownBy(() -> register(SoftAuthenticator.es256(SITE).attesting(format)))
                    .as(format)
                    .isInstanceOf(InvalidParameterException.class);
        }
    }

    @Test
    void a_user_has_at_most_twenty() {
        String waiting = SoftAuthenticator.es256(SITE).register(passkeys.start(token));
        for (int i = 0; i < 20; i++) {
            passkeys.register(token);
        }

        assertThatThrownBy(() -> passkeys.complete(token, waiting)).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> passkeys.start(token)).isInstanceOf(LimitExceededException.class);
        assertThat(passkeys.list(token)).hasSize(20);
    }

    private void register(SoftAuthenticator authenticator) {
        passkeys.complete(token, authenticator.register(passkeys.start(token)));
    }
}
