package dev.poolgate.authorizer.token;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes a {@link TrustedIssuer}. Issuer, profile, keys, algorithms, audiences, client ids and token use have no
 * default: each is given, or waived with the word {@code any}.
 */
public final class TrustedIssuerBuilder {
    private final String name;
    private @Nullable String issuer;
    private @Nullable Profile profile;
    private @Nullable KeySource keys;
    private Set<SignatureAlgorithm> algorithms = EnumSet.noneOf(SignatureAlgorithm.class);
    private @Nullable AllowList audiences;
    private @Nullable AllowList clientIds;
    private @Nullable TokenUse tokenUse;
    private Duration clockSkew = Duration.ofSeconds(30);
    private Duration maxLifetime = Duration.ofHours(24);
    private @Nullable String groupsClaim;
    private NetworkAccess network = NetworkAccess.PUBLIC_HTTPS;
    private @Nullable String alias;

    TrustedIssuerBuilder(String name) {
        this.name = name;
    }

    public TrustedIssuerBuilder issuer(String url) {
        this.issuer = url;
        return this;
    }

    public TrustedIssuerBuilder profile(Profile value) {
        this.profile = value;
        return this;
    }

    public TrustedIssuerBuilder keys(KeySource source) {
        this.keys = source;
        return this;
    }

    public TrustedIssuerBuilder algorithms(SignatureAlgorithm... allowed) {
        return algorithms(List.of(allowed));
    }

    public TrustedIssuerBuilder algorithms(Collection<SignatureAlgorithm> allowed) {
        EnumSet<SignatureAlgorithm> copy = EnumSet.noneOf(SignatureAlgorithm.class);
        copy.addAll(allowed);
        this.algorithms = copy;
        return this;
    }

    public TrustedIssuerBuilder audiences(AllowList accepted) {
        this.audiences = accepted;
        return this;
    }

    public TrustedIssuerBuilder clientIds(AllowList accepted) {
        this.clientIds = accepted;
        return this;
    }

    public TrustedIssuerBuilder tokenUse(TokenUse accepted) {
        this.tokenUse = accepted;
        return this;
    }

    /** Default 30 seconds. */
    public TrustedIssuerBuilder clockSkew(Duration allowed) {
        this.clockSkew = allowed;
        return this;
    }

    /** Default 24 hours, the longest life that Cognito gives a token. */
    public TrustedIssuerBuilder maxLifetime(Duration longest) {
        this.maxLifetime = longest;
        return this;
    }

    /** Default the profile's. */
    public TrustedIssuerBuilder groupsClaim(String claim) {
        this.groupsClaim = claim;
        return this;
    }

    /** Default {@link NetworkAccess#PUBLIC_HTTPS}. */
    public TrustedIssuerBuilder network(NetworkAccess access) {
        this.network = access;
        return this;
    }

    /** Default none. Compared exactly; it is no address, and nothing is fetched from it. */
    public TrustedIssuerBuilder alias(String otherIss) {
        this.alias = otherIss;
        return this;
    }

    /** @throws IllegalArgumentException where something is missing or out of range; the message names it */
    public TrustedIssuer build() {
        Profile chosen = given(profile, "profile");
        return new TrustedIssuer(
                name,
                given(issuer, "issuer url"),
                chosen,
                given(keys, "key source"),
                algorithms,
                given(audiences, "list of audiences, or `any`"),
                given(clientIds, "list of client ids, or `any`"),
                given(tokenUse, "token use"),
                clockSkew,
                maxLifetime,
                groupsClaim == null ? chosen.groupsClaim() : groupsClaim,
                network,
                Optional.ofNullable(alias));
    }

    private <T> T given(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException("issuer `" + name + "` needs a " + what);
        }
        return value;
    }
}
