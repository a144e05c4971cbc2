package dev.poolgate.identitypool.login;

import dev.poolgate.authorizer.token.NetworkAccess;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which issuer stands behind a provider key, and back: the place where a user pool in the box and one at AWS differ.
 *
 * <p>The rule with the longest literal provider wins, so an exact key goes before a template. An issuer maps back only
 * to a key that leads to that very issuer: a rule that another one overrides lends its issuer no name.
 */
public final class ProviderMapping {
    private final List<ProviderRule> rules;

    private ProviderMapping(List<ProviderRule> rules) {
        this.rules = rules;
    }

    public static ProviderMapping of(List<ProviderRule> rules) {
        return new ProviderMapping(rules.stream()
                .sorted(Comparator.comparingInt(ProviderRule::literals).reversed())
                .toList());
    }

    /**
     * Every user pool, {@code cognito-idp.{region}.amazonaws.com/{poolId}}, at the issuer of this template.
     *
     * @param network {@link NetworkAccess#PUBLIC_HTTPS} unless the issuer is on this machine or in a closed network
     */
    public static ProviderMapping userPoolsAt(String issuerTemplate, NetworkAccess network) {
        return of(List.of(ProviderRule.userPools(issuerTemplate, network)));
    }

    /** The issuer whose tokens count under this key; empty where no rule knows the key. */
    public Optional<ProviderIssuer> issuerOf(String provider) {
        return rules.stream().flatMap(rule -> rule.issuerOf(provider).stream()).findFirst();
    }

    /** The key that is meant by an issuer without its scheme; any other text is itself. */
    public String providerNamed(String key) {
        return providerOf("https://" + key)
                .or(() -> providerOf("http://" + key))
                .orElse(key);
    }

    /** The key under which this issuer's tokens count; empty where there is none. */
    public Optional<String> providerOf(String issuer) {
        return rules.stream()
                .flatMap(rule -> rule.providerOf(issuer).stream())
                .filter(provider -> issuerOf(provider)
                        .filter(found -> found.url().equals(issuer))
                        .isPresent())
                .findFirst();
    }
}
