package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(DemoServer.class)
class SignedInCallerIT {
    private static final Pattern ACCESS_KEY = Pattern.compile("Credential=(ASIA[A-Z2-7]{16})/");

    private final JsonMapper json = new JsonMapper();
    private final ServerProcess server;
    private final DemoClient client;

    SignedInCallerIT(ServerProcess server, DemoClient client) {
        this.server = server;
        this.client = client;
    }

    @Test
    void a_caller_without_a_token_is_challenged() {
        HttpResponse<String> answer = get("/orders/1");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
    }

    @Test
    void a_signed_in_caller_reaches_the_backend() throws Exception {
        HttpResponse<String> answer = get("/orders/1?color=red", "Authorization", bearer("alice"));

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode seen = json.readTree(answer.body());
        assertThat(seen.get("method").stringValue()).isEqualTo("GET");
        assertThat(seen.get("path").stringValue()).isEqualTo("/orders/1");
        assertThat(seen.get("query").stringValue()).isEqualTo("color=red");
    }

    @Test
    void s66_the_relayed_token_is_for_the_backend_alone_and_lives_no_longer_than_the_callers() throws Exception {
        String original = client.signIn("alice").accessToken();
        SignedJWT relayed = relayed(get("/orders/1", "Authorization", "Bearer " + original));
        JWTClaimsSet claims = relayed.getJWTClaimsSet();

        assertThat(relayed.verify(gatewayKey(relayed))).isTrue();
        assertThat(claims.getAudience()).containsExactly("orders");
        assertThat(claims.getSubject()).isEqualTo(claims(original).getSubject());
        assertThat(claims.getExpirationTime())
                .isBeforeOrEqualTo(claims(original).getExpirationTime());
        assertThat(get("/orders/1", "Authorization", "Bearer " + relayed.serialize())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_caller_outside_the_group_is_refused() throws Exception {
        HttpResponse<String> answer = get("/reports/1", "Authorization", bearer("alice"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void an_administrators_request_is_signed_with_scoped_credentials() throws Exception {
        JsonNode headers = headers(get("/reports/1", "Authorization", bearer("bob")));

        assertThat(headers.get("authorization").stringValue()).startsWith("AWS4-HMAC-SHA256 Credential=ASIA");
        assertThat(headers.get("x-amz-security-token").stringValue()).isNotBlank();
        assertThat(headers.get("x-amz-date").stringValue()).matches("\\d{8}T\\d{6}Z");
    }

    @Test
    void s33_credentials_are_kept_per_session() throws Exception {
        String first = bearer("bob");

        assertThat(accessKey(first)).isEqualTo(accessKey(first)).isNotEqualTo(accessKey(bearer("bob")));
    }

    @Test
    void a_guest_reaches_the_public_route() {
        assertThat(get("/public/1").statusCode()).isEqualTo(200);
    }

    @Test
    void s20_an_id_token_is_refused() throws Exception {
        String idToken = client.signIn("alice").idToken();

        assertThat(get("/orders/1", "Authorization", "Bearer " + idToken).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_path_without_a_route_is_not_found() {
        assertThat(get("/nothing-here").statusCode()).isEqualTo(404);
    }

    private String accessKey(String bearer) {
        String authorization = headers(get("/reports/1", "Authorization", bearer))
                .get("authorization")
                .stringValue();
        Matcher matcher = ACCESS_KEY.matcher(authorization);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private SignedJWT relayed(HttpResponse<String> answer) throws Exception {
        String authorization = headers(answer).get("authorization").stringValue();
        return SignedJWT.parse(authorization.substring("Bearer ".length()));
    }

    private JWSVerifier gatewayKey(SignedJWT token) throws Exception {
        String keys = get("/.well-known/jwks.json").body();
        return new ECDSAVerifier(
                JWKSet.parse(keys).getKeyByKeyId(token.getHeader().getKeyID()).toECKey());
    }

    private static JWTClaimsSet claims(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }

    private JsonNode headers(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return json.readTree(answer.body()).get("headers");
    }

    private String bearer(String user) {
        return "Bearer " + client.signIn(user).accessToken();
    }

    private HttpResponse<String> get(String path, String... headers) {
        return server.get(server.gateway(path), headers);
    }
}
