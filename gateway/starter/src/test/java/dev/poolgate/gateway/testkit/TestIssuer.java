package dev.poolgate.gateway.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.poolgate.authorizer.token.AllowList;
import dev.poolgate.authorizer.token.JwtVerifier;
import dev.poolgate.authorizer.token.KeySource;
import dev.poolgate.authorizer.token.NetworkAccess;
import dev.poolgate.authorizer.token.Profile;
import dev.poolgate.authorizer.token.SignatureAlgorithm;
import dev.poolgate.authorizer.token.TokenUse;
import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.authorizer.token.UnverifiedJwt;
import dev.poolgate.authorizer.token.VerificationKey;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A token issuer on the loopback with Cognito's claims: discovery, JWK set, and tokens made with Nimbus. */
public final class TestIssuer implements AutoCloseable {
    public static final String CLIENT_ID = "1example23456789";

    private final RSAKey key;
    private final DisposableServer server;
    private final TestCodes codes = new TestCodes(this);
    private volatile boolean down;
    private volatile String moreMetadata = "";

    public TestIssuer() {
        key = newKey();
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.get("/.well-known/openid-configuration", (request, response) -> response.status(
                                        down ? 503 : 200)
                                .header("Content-Type", "application/json")
                                .sendString(Mono.fromSupplier(this::metadata)))
                        .get("/jwks.json", (request, response) -> response.status(down ? 503 : 200)
                                .header("Content-Type", "application/json")
                                .sendString(Mono.fromSupplier(() -> new JWKSet(key.toPublicJWK()).toString())))
                        .post("/token", (request, response) -> request.receive()
                                .aggregate()
                                .asString()
                                .map(form -> codes.redeem(
                                        form, request.requestHeaders().get("Authorization")))
                                .flatMap(reply -> response.status(reply.status())
                                        .header("Location", url() + "/elsewhere")
                                        .sendString(Mono.just(reply.body()))
                                        .then())))
                .bindNow();
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Where people sign in. */
    public TestCodes codes() {
        return codes;
    }

    /** From now on its metadata say this too, as members of a JSON object. */
    public void says(String members) {
        moreMetadata = members;
    }

    /** From now on it answers 503. */
    public void fail() {
        down = true;
    }

    public void recover() {
        down = false;
    }

    /** An access token of a user in these groups, valid for five minutes. */
    public String token(String subject, String... groups) {
        return token(subject, claims -> claims.claim("cognito:groups", List.of(groups)));
    }

    public String token(String subject, Consumer<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(url())
                .subject(subject)
                .claim("token_use", "access")
                .claim("client_id", CLIENT_ID)
                .claim("scope", "openid orders/read")
                .claim("origin_jti", UUID.randomUUID().toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        change.accept(claims);
        return sign(claims.build());
    }

    /** Proof that one of its tokens is good. */
    public VerifiedJwt verified(String token) {
        TrustedIssuer trusted = TrustedIssuer.named("main")
                .issuer(url())
                .profile(Profile.COGNITO)
                .keys(KeySource.inline(new JWKSet(key.toPublicJWK()).toString()))
                .algorithms(Set.of(SignatureAlgorithm.RS256))
                .audiences(AllowList.any())
                .clientIds(AllowList.of(CLIENT_ID))
                .tokenUse(TokenUse.ACCESS)
                .network(NetworkAccess.PRIVATE_PLAIN_HTTP)
                .build();
        return UnverifiedJwt.parse(token, UnverifiedJwt.DEFAULT_MAX_BYTES)
                .then(parsed -> new JwtVerifier(Clock.systemUTC()).verify(parsed, publicKey(), trusted))
                .fold(good -> good, error -> {
                    throw new IllegalStateException(error.code());
                });
    }

    private VerificationKey publicKey() {
        try {
            return new VerificationKey(key.getKeyID(), key.toPublicKey(), Set.of(SignatureAlgorithm.RS256));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private String sign(JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key.getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
        try {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String metadata() {
        return "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url() + "/jwks.json\",\"authorization_endpoint\":\""
                + url() + "/authorize\",\"token_endpoint\":\"" + url() + "/token\"" + moreMetadata + "}";
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
