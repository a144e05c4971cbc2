package dev.poolgate.identitypool;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A user pool as far as its tokens go: a real key pair, tokens by Nimbus, and a real JWKS server on loopback. */
public final class TestIssuer implements AutoCloseable {
    public static final String CLIENT = "client1";

    private final String poolId;
    private final HttpServer server;
    private final RSAKey key;
    private final AtomicInteger fetches = new AtomicInteger();

    private TestIssuer(String poolId, HttpServer server, RSAKey key) {
        this.poolId = poolId;
        this.server = server;
        this.key = key;
    }

    public static TestIssuer start(String poolId) {
        HttpServer server = newServer();
        TestIssuer issuer = new TestIssuer(poolId, server, newKey("key-1"));
        server.createContext("/" + poolId + "/.well-known/jwks.json", issuer::publish);
        server.start();
        return issuer;
    }

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void publish(HttpExchange exchange) throws IOException {
        fetches.incrementAndGet();
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, keys.length);
        exchange.getResponseBody().write(keys);
        exchange.close();
    }

    /** For the provider mapping, with the placeholder of the pool's id. */
    public String template() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/{poolId}";
    }

    public String url() {
        return template().replace("{poolId}", poolId);
    }

    /** The key of the Logins map. */
    public String provider() {
        return "cognito-idp.eu-west-1.amazonaws.com/" + poolId;
    }

    public int fetches() {
        return fetches.get();
    }

    /** The claims of an ID token, to be changed by a test. */
    public JWTClaimsSet.Builder idToken(String subject, Instant now) {
        return claims(subject, now).audience(CLIENT).claim("token_use", "id").claim("cognito:username", subject);
    }

    /** The claims of an access token. */
    public JWTClaimsSet.Builder accessToken(String subject, Instant now) {
        return claims(subject, now)
                .claim("client_id", CLIENT)
                .claim("token_use", "access")
                .claim("scope", "openid")
                .claim("cognito:groups", List.of("readers"));
    }

    private JWTClaimsSet.Builder claims(String subject, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .subject(subject)
                .claim("origin_jti", "session-of-" + subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)));
    }

    public String sign(JWTClaimsSet.Builder claims) {
        return sign(claims, key);
    }

    public static String sign(JWTClaimsSet.Builder claims, RSAKey key) {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        SignedJWT token = new SignedJWT(header, claims.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
