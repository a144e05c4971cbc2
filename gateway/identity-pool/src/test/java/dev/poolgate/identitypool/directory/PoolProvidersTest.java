package dev.poolgate.identitypool.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.identitypool.login.Login;
import dev.poolgate.identitypool.login.LoginError;
import dev.poolgate.identitypool.login.LoginSource;
import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;

class PoolProvidersTest {
    private static final String OIDC = "arn:aws:iam::000000000000:oidc-provider/issuer.example/realm";
    private static final String GOOGLE_AS_OIDC = "arn:aws:iam::000000000000:oidc-provider/accounts.google.com";
    private static final String SAML = "arn:aws:iam::000000000000:saml-provider/corp";

    private final PoolProviders providers = new PoolProviders(DescribeIdentityPoolResponse.builder()
            .supportedLoginProviders(Map.of("accounts.google.com", "web;android", "graph.facebook.com", "app1"))
            .openIdConnectProviderARNs(OIDC, GOOGLE_AS_OIDC)
            .samlProviderARNs(SAML)
            .build());

    @Test
    void listed_providers_of_every_kind_are_trusted_and_no_others() {
        for (String key : new String[] {"accounts.google.com", "graph.facebook.com", "issuer.example/realm", SAML}) {
            assertThat(providers.trusts(key)).isTrue();
        }
        for (String key : new String[] {"www.amazon.com", "issuer.example", "realm", OIDC, SAML + "x", ""}) {
            assertThat(providers.trusts(key)).isFalse();
        }
    }

    @Test
    void an_app_must_be_one_of_those_listed_exactly() {
        assertThat(providers.objectionTo(login("accounts.google.com", "android", LoginSource.PUBLIC)))
                .isEmpty();
        for (String app : new String[] {"web;android", "andro", "app1", ""}) {
            assertThat(providers.objectionTo(login("accounts.google.com", app, LoginSource.PUBLIC)))
                    .contains(LoginError.UNSUPPORTED_PROVIDER);
        }
    }

    @Test
    void what_proved_a_login_must_be_listed_and_not_its_key_alone() {
        assertThat(providers.objectionTo(login("issuer.example/realm", "c", LoginSource.oidc(OIDC))))
                .isEmpty();
        assertThat(providers.objectionTo(login("issuer.example/realm", "c", LoginSource.oidc(OIDC + "x"))))
                .isPresent();
        assertThat(providers.objectionTo(login("issuer.example/realm", "c", LoginSource.PUBLIC)))
                .isPresent();
        assertThat(providers.objectionTo(login("accounts.google.com", "stranger", LoginSource.PUBLIC)))
                .isPresent();
        assertThat(providers.objectionTo(login(SAML, "aud", LoginSource.saml(SAML))))
                .isEmpty();
        assertThat(providers.objectionTo(login(SAML, "aud", LoginSource.USER_POOL)))
                .isPresent();
    }

    private static VerifiedLogin login(String provider, String client, LoginSource source) {
        return new VerifiedLogin(new Login(provider, "alice"), client, Map.of(), false, source);
    }
}
