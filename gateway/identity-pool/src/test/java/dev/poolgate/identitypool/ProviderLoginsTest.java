package dev.poolgate.identitypool;

import static dev.poolgate.authorizer.token.NetworkAccess.PRIVATE_PLAIN_HTTP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.keys.KeySettings;
import dev.poolgate.identitypool.login.LoginError;
import dev.poolgate.identitypool.login.LoginResult;
import dev.poolgate.identitypool.login.LoginVerifier;
import dev.poolgate.identitypool.login.ProviderMapping;
import dev.poolgate.identitypool.login.SamlResult;
import dev.poolgate.identitypool.login.WebIdentityResult;
import dev.poolgate.identitypool.login.oidc.IssuerNetworks;
import dev.poolgate.identitypool.login.saml.SamlSettings;
import dev.poolgate.identitypool.login.social.SocialEndpoints;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each key of a Logins map, and each kind of web identity token, reaches its own verifier. */
class ProviderLoginsTest {
    private static final String USER_POOL = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC";
    /** Where nothing listens. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    private final ProviderLogins providers = ProviderLogins.open(
            new ProviderLoginsConfig(
                    List.of(),
                    IssuerNetworks.publicOnly(),
                    new SocialEndpoints(NOWHERE, NOWHERE, PRIVATE_PLAIN_HTTP),
                    SamlSettings.forAws(),
                    KeySettings.defaults(),
                    Clock.systemUTC()),
            new FakeProviders(),
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", ""),
            new SimpleMeterRegistry());
    private final LoginVerifier logins = providers.logins(
            ProviderMapping.userPoolsAt("http://127.0.0.1:1/{poolId}", PRIVATE_PLAIN_HTTP),
            (provider, token) -> LoginError.MISSING_AUDIENCE.rejected());

    @AfterEach
    void close() {
        providers.close();
    }

    @Test
    void user_pools_go_to_the_verifier_that_was_given() {
        assertThat(logins.verify(USER_POOL, "t")).isEqualTo(LoginError.MISSING_AUDIENCE.rejected());
    }

    @Test
    void facebook_and_amazon_are_asked() {
        for (String key : List.of("graph.facebook.com", "www.amazon.com")) {
            assertThat(logins.verify(key, "t")).isEqualTo(new LoginResult.Unavailable(key));
        }
    }

    @Test
    void twitter_and_digits_are_not_supported() {
        for (String key : List.of("api.twitter.com", "www.digits.com")) {
            assertThat(logins.verify(key, "token;secret")).isEqualTo(LoginError.UNSUPPORTED_PROVIDER.rejected());
        }
    }

    @Test
    void arns_are_saml_providers_and_the_rest_is_openid_connect() {
        assertThat(logins.verify(FakeProviders.samlArn("none"), "t"))
                .isEqualTo(new LoginResult.Rejected(
                        LoginError.UNVERIFIABLE, "Invalid login token. Specified provider doesn't exist"));
        assertThat(logins.verify("issuer.example", "t")).isEqualTo(LoginError.UNSUPPORTED_PROVIDER.rejected());
    }

    @Test
    void web_identities_are_told_apart_by_the_provider_id() {
        var identities = providers.webIdentities(Map.of());
        assertThat(identities.verify("t", Optional.of("www.amazon.com")))
                .isEqualTo(new WebIdentityResult.Unavailable("www.amazon.com"));
        assertThat(identities.verify("t", Optional.empty())).isInstanceOf(WebIdentityResult.Rejected.class);
        assertThat(providers.saml().verify("arn", "t")).isInstanceOf(SamlResult.Rejected.class);
    }

    @Test
    void by_default_google_and_apple_are_known_and_nothing_private_is_reached() {
        ProviderLoginsConfig defaults = ProviderLoginsConfig.defaults();
        assertThat(defaults.publicOidc())
                .extracting(each -> each.key())
                .containsExactly("accounts.google.com", "appleid.apple.com");
        assertThat(defaults.networks()).isEqualTo(IssuerNetworks.publicOnly());
        assertThat(defaults.social().facebook()).hasHost("graph.facebook.com");
        assertThat(defaults.social().amazon()).hasHost("api.amazon.com");
    }
}
