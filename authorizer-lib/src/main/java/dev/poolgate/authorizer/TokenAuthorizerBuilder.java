package dev.poolgate.authorizer;

import dev.poolgate.authorizer.keys.ConfiguredJwksFetcher;
import dev.poolgate.authorizer.keys.JwksCache;
import dev.poolgate.authorizer.keys.KeySettings;
import dev.poolgate.authorizer.keys.KeyThreads;
import dev.poolgate.authorizer.policy.PolicyEngine;
import dev.poolgate.authorizer.policy.PolicyPrincipal;
import dev.poolgate.authorizer.revocation.InMemoryRevocationList;
import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.authorizer.signed.CallerVerifier;
import dev.poolgate.authorizer.signed.ExecuteApi;
import dev.poolgate.authorizer.signed.SeenSignatures;
import dev.poolgate.authorizer.signed.SignedCallers;
import dev.poolgate.authorizer.token.CryptoProvider;
import dev.poolgate.authorizer.token.JwtVerifier;
import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.authorizer.token.UnverifiedJwt;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a {@link TokenAuthorizer} together. Everything but the issuers has a default. */
public final class TokenAuthorizerBuilder {
    private static final long DEFAULT_CACHE_BYTES = 64L * 1024 * 1024;

    private final List<TrustedIssuer> issuers;
    private Clock clock = Clock.systemUTC();
    private MeterRegistry meters = new CompositeMeterRegistry();
    private @Nullable RevocationList revocations;
    private KeySettings keySettings = KeySettings.defaults();
    private CryptoProvider cryptoProvider = CryptoProvider.preferred();
    private Supplier<String> decisionIds = new DecisionIds();
    private int maxTokenBytes = UnverifiedJwt.DEFAULT_MAX_BYTES;
    private Duration tokenCacheTime = Duration.ofMinutes(5);
    private long tokenCacheBytes = DEFAULT_CACHE_BYTES;
    private @Nullable SignedCallers signedCallers;
    private @Nullable ExecuteApi executeApi;
    private @Nullable PolicyEngine policies;
    private int rememberedSignatures = 100_000;
    private int rememberedSignaturesPerCaller = 10_000;

    TokenAuthorizerBuilder(Collection<TrustedIssuer> issuers) {
        this.issuers = List.copyOf(issuers);
    }

    /** Default the system's. */
    public TokenAuthorizerBuilder clock(Clock value) {
        this.clock = value;
        return this;
    }

    /** Default none: nothing is measured. */
    public TokenAuthorizerBuilder meters(MeterRegistry value) {
        this.meters = value;
        return this;
    }

    /** Default one of its own in memory, into which nobody revokes. */
    public TokenAuthorizerBuilder revocations(RevocationList value) {
        this.revocations = value;
        return this;
    }

    public TokenAuthorizerBuilder keySettings(KeySettings value) {
        this.keySettings = value;
        return this;
    }

    /** Default {@link CryptoProvider#preferred()}. */
    public TokenAuthorizerBuilder cryptoProvider(CryptoProvider value) {
        this.cryptoProvider = value;
        return this;
    }

    /** Default random ones. */
    public TokenAuthorizerBuilder decisionIds(Supplier<String> value) {
        this.decisionIds = value;
        return this;
    }

    /** Default {@value UnverifiedJwt#DEFAULT_MAX_BYTES}; longer tokens are rejected unread. */
    public TokenAuthorizerBuilder maxTokenBytes(int value) {
        this.maxTokenBytes = value;
        return this;
    }

    /** Longest time until a token is verified anew, default 5 minutes; {@code exp} and revocation end it before. */
    public TokenAuthorizerBuilder tokenCacheTime(Duration value) {
        this.tokenCacheTime = value;
        return this;
    }

    /** About how much memory verified tokens may take, default 64 MiB. */
    public TokenAuthorizerBuilder tokenCacheBytes(long value) {
        this.tokenCacheBytes = value;
        return this;
    }

    /** Default nobody who signs. These are taken where a rule says so, for the API that this gateway is to them. */
    public TokenAuthorizerBuilder signedCallers(SignedCallers callers, ExecuteApi api) {
        this.signedCallers = callers;
        this.executeApi = api;
        return this;
    }

    /** Default 100,000: how many signatures are remembered for routes where each counts once; one takes 200 bytes. */
    public TokenAuthorizerBuilder rememberedSignatures(int value) {
        this.rememberedSignatures = value;
        return this;
    }

    /** Default none: a rule that asks for policies then lets nobody in. */
    public TokenAuthorizerBuilder policies(PolicyEngine value) {
        this.policies = value;
        return this;
    }

    /**
     * Default 10,000: how many of them may be one caller's, so that no caller takes the room of all. Over it, that
     * caller alone has to wait.
     */
    public TokenAuthorizerBuilder rememberedSignaturesPerCaller(int value) {
        this.rememberedSignaturesPerCaller = value;
        return this;
    }

    /**
     * Fetches nothing yet.
     *
     * @throws IllegalArgumentException where there is no issuer, or two share a name or an issuer URL, or, where there
     *     are policies, the name of a pool
     */
    public TokenAuthorizer build() {
        checkDistinct();
        RevocationList list = revocations == null ? new InMemoryRevocationList(clock) : revocations;
        KeyThreads threads = new KeyThreads();
        JwksCache keys = new JwksCache(
                issuers, new ConfiguredJwksFetcher(keySettings, threads), keySettings, clock, meters, threads);
        Map<String, TrustedIssuer> byIssuer =
                issuers.stream().collect(Collectors.toMap(TrustedIssuer::issuer, Function.identity()));
        TokenAuthentication authentication = new TokenAuthentication(
                byIssuer,
                keys,
                new JwtVerifier(clock, cryptoProvider),
                list,
                new VerifiedTokenCache(clock, tokenCacheTime, tokenCacheBytes, meters),
                new VerificationTimes(meters),
                maxTokenBytes);
        PolicyCheck policyCheck = new PolicyCheck(Optional.ofNullable(policies));
        return new TokenAuthorizer(
                authentication, signatures(policyCheck), policyCheck, keys, decisionIds, new DecisionCounts(meters));
    }

    private Optional<SignatureAuthorization> signatures(PolicyCheck policyCheck) {
        return signedCallers == null || executeApi == null
                ? Optional.empty()
                : Optional.of(new SignatureAuthorization(
                        new CallerVerifier(signedCallers, executeApi.scope(), clock),
                        executeApi,
                        policyCheck,
                        new SeenSignatures(rememberedSignatures, rememberedSignaturesPerCaller, clock),
                        clock));
    }

    private void checkDistinct() {
        if (issuers.isEmpty()) {
            throw new IllegalArgumentException("at least one trusted issuer is needed");
        }
        Set<String> seen = new HashSet<>();
        for (TrustedIssuer issuer : issuers) {
            if (!seen.add("name " + issuer.name()) || !seen.add("issuer " + issuer.issuer())) {
                throw new IllegalArgumentException(
                        "issuer `" + issuer.name() + "` shares its name or its url `" + issuer.issuer() + "`");
            }
            String pool = PolicyPrincipal.TokenHolder.poolOf(issuer.issuer());
            if (policies != null && !seen.add("pool " + pool)) {
                throw new IllegalArgumentException("issuer `" + issuer.name() + "` shares the pool `" + pool
                        + "`, so policies could not tell its users apart");
            }
        }
    }
}
