package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.poolgate.server.KeycloakUser.Tokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** Callers who bring an access token of a real Keycloak, which is an issuer by the README's configuration. */
@ExtendWith(Corp.Resolver.class)
class KeycloakBearerIT {
    private final Corp corp;

    KeycloakBearerIT(Corp corp) {
        this.corp = corp;
    }

    @Test
    void a_caller_signed_in_at_keycloak_reaches_the_backend() throws Exception {
        Tokens tokens = signIn("shop");

        HttpResponse<String> answer = get("/orders/1", tokens.access());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JWTClaimsSet relayed = relayed(answer);
        assertThat(relayed.getSubject())
                .isEqualTo(SignedJWT.parse(tokens.access()).getJWTClaimsSet().getSubject());
        assertThat(relayed.getAudience()).containsExactly("orders");
    }

    @Test
    void an_access_token_of_the_type_of_rfc_9068_counts_too() throws Exception {
        String access = signIn("typed").access();

        assertThat(SignedJWT.parse(access).getHeader().getType()).hasToString("at+jwt");
        assertThat(get("/orders/1", access).statusCode()).isEqualTo(200);
    }

    @Test
    void groups_of_keycloak_open_and_close_a_route() throws Exception {
        assertThat(get("/staff/1", signIn("shop").access()).statusCode()).isEqualTo(200);
        assertThat(get("/staff/1", signIn("typed").access()).statusCode()).isEqualTo(403);
    }

    @Test
    void the_gateway_exchanges_a_caller_of_keycloak_for_credentials_of_the_pool() throws Exception {
        HttpResponse<String> answer = get("/archive/1", signIn("shop").access());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(authorization(answer)).startsWith("AWS4-HMAC-SHA256 Credential=ASIA");
    }

    @Test
    void id_and_refresh_tokens_of_the_same_sign_in_are_no_bearer_tokens() throws Exception {
        Tokens tokens = signIn("shop");

        assertThat(refusal(tokens.id())).isEqualTo("token_type");
        assertThat(refusal(tokens.refresh())).isEqualTo("token_algorithm");
    }

    @Test
    void an_access_token_for_another_api_is_refused() throws Exception {
        assertThat(refusal(signIn("stranger").access())).isEqualTo("token_audience");
    }

    @Test
    void a_forged_and_an_expired_access_token_are_refused() throws Exception {
        assertThat(refusal(Forgery.of(signIn("shop").access()))).isEqualTo("token_signature");
        assertThat(refusal(signIn("late").access())).isEqualTo("token_expired");
    }

    private Tokens signIn(String client) throws IOException {
        return corp.keycloak().alice().signIn(client);
    }

    private HttpResponse<String> get(String path, String token) {
        return corp.server().get(corp.server().gateway(path), "Authorization", "Bearer " + token);
    }

    private String refusal(String token) {
        HttpResponse<String> answer = get("/orders/1", token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        return new JsonMapper().readTree(answer.body()).get("code").stringValue();
    }

    private static JWTClaimsSet relayed(HttpResponse<String> answer) throws Exception {
        return SignedJWT.parse(authorization(answer).substring("Bearer ".length()))
                .getJWTClaimsSet();
    }

    private static String authorization(HttpResponse<String> answer) {
        return new JsonMapper()
                .readTree(answer.body())
                .get("headers")
                .get("authorization")
                .stringValue();
    }
}
