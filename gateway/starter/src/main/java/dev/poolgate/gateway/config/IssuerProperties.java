package dev.poolgate.gateway.config;

import dev.poolgate.authorizer.token.NetworkAccess;
import dev.poolgate.authorizer.token.Profile;
import dev.poolgate.authorizer.token.SignatureAlgorithm;
import dev.poolgate.authorizer.token.TokenUse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One trusted issuer. Issuer, profile, audiences, client ids and token use have no default: what shall not be checked
 * is waived with the word {@code any}.
 *
 * @param issuer the exact {@code iss} value, a URL
 * @param profile how it writes its tokens: {@code cognito}, or {@code oauth} for RFC 9068 and plain OpenID Connect
 * @param keys where its JWK set comes from; its metadata (OpenID Connect Discovery) by default
 * @param algorithms the signature algorithms it may use
 * @param audiences accepted {@code aud} values, or {@code any}
 * @param clientIds accepted app clients, or {@code any}
 * @param tokenUse {@code access}, {@code id} or {@code any}
 * @param clockSkew how far the clocks may differ, at most five minutes
 * @param maxLifetime the longest accepted time from {@code iat} to {@code exp}
 * @param groupsClaim the claim that lists groups, the profile's by default; with a leading slash a JSON Pointer
 * @param network where keys may be fetched from: {@code public-https}, {@code private-https} or
 *     {@code private-plain-http}
 */
public record IssuerProperties(
        @Nullable String issuer,
        @Nullable Profile profile,
        @DefaultValue @NestedConfigurationProperty KeySourceProperties keys,
        @DefaultValue("RS256") Set<SignatureAlgorithm> algorithms,
        @Nullable List<String> audiences,
        @Nullable List<String> clientIds,
        @Nullable TokenUse tokenUse,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("24h") Duration maxLifetime,
        @Nullable String groupsClaim,
        @DefaultValue("public-https") NetworkAccess network) {}
