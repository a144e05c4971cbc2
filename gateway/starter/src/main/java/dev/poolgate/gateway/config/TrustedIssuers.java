package dev.poolgate.gateway.config;

import dev.poolgate.authorizer.token.AllowList;
import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The issuers as configured.
 *
 * @param all what the library trusts
 */
public record TrustedIssuers(List<TrustedIssuer> all) {

    /** @throws ConfigurationProblem where something is missing or out of range; it names the key */
    public static TrustedIssuers of(Map<String, IssuerProperties> configured) {
        return new TrustedIssuers(configured.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> issuer(entry.getKey(), entry.getValue()))
                .toList());
    }

    /** @throws ConfigurationProblem where there is none */
    public List<TrustedIssuer> atLeastOne() {
        if (all.isEmpty()) {
            throw new ConfigurationProblem(
                    "no issuer is configured, so no caller could be known",
                    "add one under `poolgate.issuers`, with `issuer`, `profile`, `audiences`, `client-ids` and"
                            + " `token-use`");
        }
        return all;
    }

    /** The names that rules may use. */
    public Set<String> names() {
        return Set.copyOf(all.stream().map(TrustedIssuer::name).toList());
    }

    private static TrustedIssuer issuer(String name, IssuerProperties given) {
        requireGiven(name, given);
        try {
            return build(name, given);
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationProblem(
                    "`poolgate.issuers." + name + "` cannot be trusted as configured: " + wrong.getMessage(),
                    "correct it; the Javadoc of `IssuerProperties` explains each key");
        }
    }

    private static void requireGiven(String name, IssuerProperties given) {
        Map<String, @Nullable Object> mandatory = new LinkedHashMap<>();
        mandatory.put("issuer", given.issuer());
        mandatory.put("profile", given.profile());
        mandatory.put("audiences", given.audiences());
        mandatory.put("client-ids", given.clientIds());
        mandatory.put("token-use", given.tokenUse());
        mandatory.values().removeIf(Objects::nonNull);
        if (!mandatory.isEmpty()) {
            throw new ConfigurationProblem(
                    "`poolgate.issuers." + name + "` lacks " + mandatory.keySet(),
                    "give each a value; what shall not be checked is waived with the word `any`");
        }
    }

    private static TrustedIssuer build(String name, IssuerProperties given) {
        return TrustedIssuer.named(name)
                .issuer(Objects.requireNonNull(given.issuer()))
                .profile(Objects.requireNonNull(given.profile()))
                .keys(given.keys().source())
                .algorithms(given.algorithms())
                .audiences(AllowList.parse(Objects.requireNonNull(given.audiences())))
                .clientIds(AllowList.parse(Objects.requireNonNull(given.clientIds())))
                .tokenUse(Objects.requireNonNull(given.tokenUse()))
                .clockSkew(given.clockSkew())
                .maxLifetime(given.maxLifetime())
                .groupsClaim(
                        given.groupsClaim() == null
                                ? Objects.requireNonNull(given.profile()).groupsClaim()
                                : given.groupsClaim())
                .network(given.network())
                .build();
    }
}
