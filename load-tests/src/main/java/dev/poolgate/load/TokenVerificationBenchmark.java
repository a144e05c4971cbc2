package dev.poolgate.load;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import dev.poolgate.authorizer.AccessRequest;
import dev.poolgate.authorizer.AccessResult;
import dev.poolgate.authorizer.Credential;
import dev.poolgate.authorizer.TokenAuthorizer;
import dev.poolgate.authorizer.policy.AccessRule;
import dev.poolgate.authorizer.token.AllowList;
import dev.poolgate.authorizer.token.CryptoProvider;
import dev.poolgate.authorizer.token.KeySource;
import dev.poolgate.authorizer.token.Profile;
import dev.poolgate.authorizer.token.SignatureAlgorithm;
import dev.poolgate.authorizer.token.TokenUse;
import dev.poolgate.authorizer.token.TrustedIssuer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * From the text of a token to an answer: Poolgate's whole way, with and without its cache, and Spring Security's
 * decoder, which checks the signature and the times.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TokenVerificationBenchmark {

    /** Of the token's signature. */
    @Param({"RS256", "ES256"})
    public String algorithm = "";

    /** Where Poolgate's arithmetic is done; the peer's is the JDK's. */
    @Param({"platform", "corretto"})
    public String provider = "";

    private TokenAuthorizer cached;
    private TokenAuthorizer uncached;
    private NimbusJwtDecoder peer;
    private AccessRequest request;
    private String token;

    /** Everything is set in {@link #setUp}, which is how the harness makes a state. */
    @SuppressWarnings("NullAway.Init")
    public TokenVerificationBenchmark() {}

    @Setup
    public void setUp() throws JOSEException {
        SignedToken signed = algorithm.equals("RS256") ? SignedToken.rs256() : SignedToken.es256();
        JWKSet keys = new JWKSet(signed.key());
        token = signed.compact();
        cached = authorizer(keys, Duration.ofHours(1));
        uncached = authorizer(keys, Duration.ZERO);
        peer = NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(keys))
                .jwsAlgorithm(org.springframework.security.oauth2.jose.jws.SignatureAlgorithm.valueOf(algorithm))
                .build();
        request = new AccessRequest(new Credential.Bearer(token), "GET", "/orders", AccessRule.signedIn());
        requireAllowed(authorize(cached));
        requireAllowed(authorize(uncached));
    }

    @TearDown
    public void tearDown() {
        cached.close();
        uncached.close();
    }

    @Benchmark
    public AccessResult poolgateCached() {
        return authorize(cached);
    }

    @Benchmark
    public AccessResult poolgateUncached() {
        return authorize(uncached);
    }

    @Benchmark
    public Jwt springSecurity() {
        return peer.decode(token);
    }

    private AccessResult authorize(TokenAuthorizer authorizer) {
        return authorizer.authorize(request).toCompletableFuture().join();
    }

    private TokenAuthorizer authorizer(JWKSet keys, Duration cacheTime) {
        TokenAuthorizer authorizer = TokenAuthorizer.trusting(List.of(issuer(keys)))
                .cryptoProvider(
                        provider.equals("corretto")
                                ? CryptoProvider.corretto().orElseThrow()
                                : CryptoProvider.platform())
                .tokenCacheTime(cacheTime)
                .build();
        authorizer.start().toCompletableFuture().join();
        return authorizer;
    }

    private TrustedIssuer issuer(JWKSet keys) {
        return TrustedIssuer.named("benchmark")
                .issuer(SignedToken.ISSUER)
                .profile(Profile.COGNITO)
                .keys(KeySource.inline(keys.toString()))
                .algorithms(SignatureAlgorithm.valueOf(algorithm))
                .audiences(AllowList.any())
                .clientIds(AllowList.of(SignedToken.CLIENT))
                .tokenUse(TokenUse.ACCESS)
                .build();
    }

    /** A refusal is faster than a verification, and would look like a record. */
    private static void requireAllowed(AccessResult result) {
        if (!(result instanceof AccessResult.Allowed)) {
            throw new IllegalStateException("the benchmark's token is not accepted");
        }
    }
}
