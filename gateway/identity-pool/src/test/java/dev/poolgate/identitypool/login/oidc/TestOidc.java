package dev.poolgate.identitypool.login.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID Connect provider as far as discovery, keys and tokens go, on loopback. */
public final class TestOidc implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

    private final HttpServer server;
    private final RSAKey rsa;
    private final ECKey ec256;
    private final ECKey ec384;
    private final ECKey ec521;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile String discoveredIssuer = "";

    public TestOidc() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
            ec256 = new ECKeyGenerator(Curve.P_256).keyID("ES256").generate();
            ec384 = new ECKeyGenerator(Curve.P_384).keyID("ES384").generate();
            ec521 = new ECKeyGenerator(Curve.P_521).keyID("ES512").generate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        discoveredIssuer = issuer();
        server.createContext("/realms/corp/.well-known/openid-configuration", this::discovery);
        server.createContext("/keys", exchange -> answer(exchange, keys()));
        server.start();
    }

    public String url() {
        return "127.0.0.1:" + server.getAddress().getPort() + "/realms/corp";
    }

    public String issuer() {
        return "http://" + url();
    }

    public URI keysAddress() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
    }

    public int requests() {
        return requests.get();
    }

    void discoverAs(String issuer) {
        discoveredIssuer = issuer;
    }

    public JWTClaimsSet.Builder idToken() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("alice")
                .audience("client1")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(600)));
    }

    public String sign(JWTClaimsSet.Builder claims) {
        return sign(claims, JWSAlgorithm.RS256, rsa);
    }

    String sign(JWTClaimsSet.Builder claims, String algorithm) {
        JWK key =
                switch (algorithm) {
                    case "ES256" -> ec256;
                    case "ES384" -> ec384;
                    case "ES512" -> ec521;
                    default -> rsa;
                };
        return sign(claims, JWSAlgorithm.parse(algorithm), key);
    }

    static String sign(JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, JWK key) {
        try {
            JWSSigner signer = key instanceof RSAKey r ? new RSASSASigner(r) : new ECDSASigner((ECKey) key);
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims.build());
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey strangersKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void discovery(HttpExchange exchange) throws IOException {
        answer(exchange, "{\"issuer\":\"" + discoveredIssuer + "\",\"jwks_uri\":\"" + keysAddress() + "\"}");
    }

    private String keys() {
        return new JWKSet(
                        List.<JWK>of(rsa.toPublicJWK(), ec256.toPublicJWK(), ec384.toPublicJWK(), ec521.toPublicJWK()))
                .toString();
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        requests.incrementAndGet();
        byte[] body = json.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
