package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.poolgate.gateway.testkit.Fixture;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.SharedFixture;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a backend that checks tokens gets to see. */
@ExtendWith(SharedFixture.class)
class RelayTest {
    private final Fixture fixture;

    RelayTest(Fixture fixture) {
        this.fixture = fixture;
    }

    @Test
    void s66_the_backend_receives_a_token_for_itself_that_its_keys_verify() throws Exception {
        Date end = Date.from(Instant.now().plusSeconds(120));
        String token = fixture.issuer().token("alice", claims -> claims.expirationTime(end));

        fixture.get("/relayed/1", "Authorization: Bearer " + token);

        SignedJWT minted = minted();
        JWTClaimsSet claims = minted.getJWTClaimsSet();
        assertThat(minted.verify(new ECDSAVerifier(publishedKeys()
                        .getKeyByKeyId(minted.getHeader().getKeyID())
                        .toECKey())))
                .isTrue();
        assertThat(minted.getHeader().getType()).hasToString("at+jwt");
        assertThat(claims.getIssuer()).isEqualTo(Fixture.RELAY_ISSUER);
        assertThat(claims.getAudience()).containsExactly("orders-backend");
        assertThat(claims.getSubject()).isEqualTo("alice");
        assertThat(claims.getExpirationTime()).isBeforeOrEqualTo(end);
        assertThat(claims.getClaim("scope")).isNull();
    }

    @Test
    void s66_scopes_and_groups_are_narrowed() throws Exception {
        fixture.getAs("alice", "/narrow/1", "readers", "admins");

        JWTClaimsSet claims = minted().getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly("reports");
        assertThat(claims.getStringClaim("scope").split(" ")).containsExactlyInAnyOrder("openid", "orders/read");
        assertThat(claims.getStringListClaim("groups")).containsExactly("readers");
    }

    @Test
    void two_callers_never_share_a_token() throws Exception {
        fixture.getAs("alice", "/relayed/1");
        fixture.getAs("bob", "/relayed/1");

        assertThat(minted().getJWTClaimsSet().getSubject()).isEqualTo("alice");
        assertThat(minted().getJWTClaimsSet().getSubject()).isEqualTo("bob");
    }

    @Test
    void a_guest_has_no_token() {
        assertThat(fixture.get("/relayed-guests/1").status()).isEqualTo(200);
        assertThat(fixture.backend().next().header("Authorization")).isEmpty();
    }

    @Test
    void metadata_names_the_issuer_and_its_keys() {
        RawHttp.Answer answer = fixture.get("/minted/.well-known/openid-configuration");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .contains("\"issuer\":\"" + Fixture.RELAY_ISSUER + "\"")
                .contains("\"jwks_uri\":\"" + Fixture.RELAY_ISSUER + "/.well-known/jwks.json\"");
    }

    @Test
    void the_published_keys_are_public() throws Exception {
        assertThat(publishedKeys().getKeys()).isNotEmpty().noneMatch(key -> key.isPrivate());
    }

    private SignedJWT minted() throws java.text.ParseException {
        String authorization = fixture.backend().next().header("Authorization").get(0);
        assertThat(authorization).startsWith("Bearer ");
        return SignedJWT.parse(authorization.substring("Bearer ".length()));
    }

    private JWKSet publishedKeys() throws java.text.ParseException {
        return JWKSet.parse(fixture.get("/minted/.well-known/jwks.json").body());
    }
}
