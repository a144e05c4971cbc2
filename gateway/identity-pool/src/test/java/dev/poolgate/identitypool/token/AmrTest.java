package dev.poolgate.identitypool.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.Login;
import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;

class AmrTest {
    private static final String IDP = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC";
    private static final String POOL_ID = "eu-west-1:11111111-2222-4333-8444-555555555555";
    private static final String OIDC = "arn:aws:iam::000000000000:oidc-provider/token.example/path";
    private static final StoredPool POOL = StoredPool.of(DescribeIdentityPoolResponse.builder()
            .identityPoolId(POOL_ID)
            .developerProviderName("dev.example")
            .openIdConnectProviderARNs(OIDC)
            .cognitoIdentityProviders(
                    CognitoIdentityProvider.builder().providerName(IDP).build())
            .build());

    @Test
    void a_guest_is_unauthenticated() {
        assertThat(Amr.of(POOL, List.of())).containsExactly("unauthenticated");
    }

    @Test
    void a_user_of_a_user_pool_is_named_by_its_sub() {
        assertThat(Amr.of(POOL, List.of(login(IDP, "client1", "alice"))))
                .containsExactly("authenticated", IDP, IDP + ":CognitoSignIn:alice");
    }

    @Test
    void a_user_of_an_oidc_provider_is_named_below_its_arn() {
        assertThat(Amr.of(POOL, List.of(login("token.example/path", "client1", "repo:alice"))))
                .containsExactly("authenticated", "token.example/path", OIDC + ":OIDC:repo:alice");
    }

    @Test
    void a_developers_user_is_named_below_the_pool() {
        assertThat(Amr.of(POOL, List.of(login("dev.example", POOL_ID, "alice"))))
                .containsExactly("authenticated", "dev.example", "dev.example:" + POOL_ID + ":alice");
    }

    @Test
    void a_user_of_another_provider_is_named_below_its_client() {
        assertThat(Amr.of(POOL, List.of(login("accounts.google.com", "123.apps", "alice"))))
                .containsExactly("authenticated", "accounts.google.com", "accounts.google.com:123.apps:alice");
    }

    private static VerifiedLogin login(String provider, String client, String subject) {
        return new VerifiedLogin(new Login(provider, subject), client, Map.of(), false);
    }
}
