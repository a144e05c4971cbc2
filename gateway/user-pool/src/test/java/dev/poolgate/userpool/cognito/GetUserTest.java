package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

final class GetUserTest {
    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();

    @Test
    void a_user_reads_what_the_client_may_read() {
        String name = pools.confirmedUser();

        GetUserResponse answer = get(pools.signIn(client, name).accessToken());

        assertThat(answer.username()).isEqualTo(name);
        assertThat(answer.userAttributes()).extracting(AttributeType::name).containsExactly("sub", "email");
        String narrow = pools.client(pools.poolId(), settings -> settings.readAttributes("name"))
                .clientId();
        assertThat(get(pools.signIn(narrow, name).accessToken()).userAttributes())
                .extracting(AttributeType::name)
                .containsExactly("sub");
    }

    @Test
    void a_token_ends_when_it_says() {
        String token = pools.signIn(client, pools.confirmedUser()).accessToken();
        pools.clock.pass(Duration.ofHours(1).minusSeconds(1));
        get(token);

        pools.clock.pass(Duration.ofSeconds(1));

        assertRefused(token, "Access Token has expired");
    }

    @Test
    void an_id_token_is_no_access_token() {
        assertRefused(pools.signIn(client, pools.confirmedUser()).idToken(), "Invalid Access Token");
    }

    @Test
    void an_altered_token_is_refused() {
        String token = pools.signIn(client, pools.confirmedUser()).accessToken();
        String[] parts = token.split("\\.", -1);

        assertRefused(parts[0] + "." + parts[1] + "x." + parts[2], "Invalid Access Token");
        assertRefused(parts[0] + "." + parts[1] + ".", "Invalid Access Token");
        assertRefused("not a token", "Invalid Access Token");
    }

    @Test
    void a_token_signed_by_another_key_under_the_same_name_is_refused() throws Exception {
        SignedJWT real =
                SignedJWT.parse(pools.signIn(client, pools.confirmedUser()).accessToken());
        RSAKey own = new RSAKeyGenerator(2048).generate();
        SignedJWT forged = new SignedJWT(real.getHeader(), real.getJWTClaimsSet());
        forged.sign(new RSASSASigner(own));

        assertRefused(forged.serialize(), "Invalid Access Token");
    }

    @Test
    void a_token_without_a_signature_is_refused() throws Exception {
        PlainJWT plain = new PlainJWT(
                SignedJWT.parse(pools.signIn(client, pools.confirmedUser()).accessToken())
                        .getJWTClaimsSet());

        assertRefused(plain.serialize(), "Invalid Access Token");
    }

    @Test
    void a_token_survives_a_restart() {
        String token = pools.signIn(client, pools.confirmedUser()).accessToken();

        pools.restart();

        assertThat(get(token).username()).isNotEmpty();
    }

    private void assertRefused(String token, String reason) {
        assertThatThrownBy(() -> get(token))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage(reason);
    }

    private GetUserResponse get(String token) {
        return pools.call(GetUserRequest.builder().accessToken(token).build());
    }
}
