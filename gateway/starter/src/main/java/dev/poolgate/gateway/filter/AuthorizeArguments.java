package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.policy.AccessRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * What {@code Authorize} asks of a caller. All that is given must hold; within one requirement one value is enough.
 * Without any argument every caller with a valid token of a trusted issuer may pass.
 *
 * @param issuers names of the issuers under {@code poolgate.issuers} whose tokens count here; all of them by default
 * @param scopes one of these scopes
 * @param groups membership of one of these groups
 * @param claims for each claim one of the values
 * @param guests whether a caller who presents nothing passes as a guest
 * @param passToken whether the caller's own {@code Authorization} goes on to the backend; otherwise it is removed
 */
public record AuthorizeArguments(
        @DefaultValue Set<String> issuers,
        @DefaultValue Set<String> scopes,
        @DefaultValue Set<String> groups,
        @DefaultValue Map<String, List<String>> claims,
        @DefaultValue("false") boolean guests,
        @DefaultValue("false") boolean passToken) {

    /** Any caller with a valid token, the start of every rule written in Java. */
    public static AuthorizeArguments anyUser() {
        return new AuthorizeArguments(Set.of(), Set.of(), Set.of(), Map.of(), false, false);
    }

    /** @throws IllegalArgumentException where none is named: that would ask for nothing */
    public AuthorizeArguments withIssuers(String... names) {
        return new AuthorizeArguments(Set.of(some(names)), scopes, groups, claims, guests, passToken);
    }

    /** @throws IllegalArgumentException where none is named: that would ask for nothing */
    public AuthorizeArguments withScopes(String... oneOf) {
        return new AuthorizeArguments(issuers, Set.of(some(oneOf)), groups, claims, guests, passToken);
    }

    /** @throws IllegalArgumentException where none is named: that would ask for nothing */
    public AuthorizeArguments withGroups(String... oneOf) {
        return new AuthorizeArguments(issuers, scopes, Set.of(some(oneOf)), claims, guests, passToken);
    }

    /** Adds a claim to those required so far. */
    public AuthorizeArguments withClaim(String claim, String... oneOf) {
        Map<String, List<String>> more = new LinkedHashMap<>(claims);
        more.put(claim, List.of(oneOf));
        return new AuthorizeArguments(issuers, scopes, groups, more, guests, passToken);
    }

    /** Admits guests too. */
    public AuthorizeArguments orGuests() {
        return new AuthorizeArguments(issuers, scopes, groups, claims, true, passToken);
    }

    /** Passes the caller's own token on to the backend, which may then use it elsewhere. */
    public AuthorizeArguments passingToken() {
        return new AuthorizeArguments(issuers, scopes, groups, claims, guests, true);
    }

    AccessRule rule() {
        return new AccessRule(issuers, scopes, groups, claims, guests);
    }

    private static String[] some(String... values) {
        Assert.notEmpty(values, "a requirement without a value asks for nothing");
        return values;
    }
}
