package dev.poolgate.identitypool.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.identitypool.login.Login;
import dev.poolgate.identitypool.login.LoginSource;
import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AmrTest {
    private static final String IDP = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC";
    private static final String POOL_ID = "eu-west-1:11111111-2222-4333-8444-555555555555";
    private static final String OIDC = "arn:aws:iam::000000000000:oidc-provider/token.example/path";

    @Test
    void a_guest_is_unauthenticated() {
        assertThat(Amr.of(List.of())).containsExactly("unauthenticated");
    }

    @Test
    void a_user_of_a_user_pool_is_named_by_its_sub() {
        assertThat(Amr.of(List.of(login(IDP, "client1", "alice", LoginSource.USER_POOL))))
                .containsExactly("authenticated", IDP, IDP + ":CognitoSignIn:alice");
    }

    @Test
    void a_user_of_an_oidc_provider_is_named_below_its_arn() {
        assertThat(Amr.of(List.of(login("token.example/path", "client1", "repo:alice", LoginSource.oidc(OIDC)))))
                .containsExactly("authenticated", "token.example/path", OIDC + ":OIDC:repo:alice");
    }

    @Test
    void a_developers_user_is_named_below_the_pool() {
        assertThat(Amr.of(List.of(login("dev.example", POOL_ID, "alice", LoginSource.DEVELOPER))))
                .containsExactly("authenticated", "dev.example", "dev.example:" + POOL_ID + ":alice");
    }

    @Test
    void a_user_of_a_public_provider_is_named_below_its_key() {
        assertThat(Amr.of(List.of(login("accounts.google.com", "123.apps", "alice", LoginSource.PUBLIC))))
                .containsExactly("authenticated", "accounts.google.com", "accounts.google.com:alice");
    }

    private static VerifiedLogin login(String provider, String client, String subject, LoginSource source) {
        return new VerifiedLogin(new Login(provider, subject), client, Map.of(), false, source);
    }
}
