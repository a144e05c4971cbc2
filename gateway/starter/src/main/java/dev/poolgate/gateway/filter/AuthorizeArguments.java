package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.policy.AccessRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
 * @param passToken whether the caller's own {@code Authorization} goes on to the backend; otherwise it is removed, and
 *     a signature always is
 * @param awsIam whether callers who sign (SigV4) are taken; nothing of the above holds for them, their policies decide
 * @param apiId the id of the API in the ARN that those policies name; the route's id by default
 * @param stage the stage in it; {@code $default} by default
 * @param replay what becomes of a signature that was used before
 * @param unsignedPayload whether a signature may leave the body out ({@code UNSIGNED-PAYLOAD}), which then is not held
 *     in memory, and anybody on the way can change it
 * @param openapi the name under {@code poolgate.openapi} of the document whose requirements hold beside these; what it
 *     does not have is refused
 * @param policies whether policies must allow the request too, whoever sends it
 * @param paths path templates by which policies tell requests of this route apart; the route's own pattern by default
 */
public record AuthorizeArguments(
        @DefaultValue Set<String> issuers,
        @DefaultValue Set<String> scopes,
        @DefaultValue Set<String> groups,
        @DefaultValue Map<String, List<String>> claims,
        @DefaultValue("false") boolean guests,
        @DefaultValue("false") boolean passToken,
        @DefaultValue("none") AwsIam awsIam,
        @Nullable String apiId,
        @Nullable String stage,
        @DefaultValue("allow") Replay replay,
        @DefaultValue("false") boolean unsignedPayload,
        @Nullable String openapi,
        @DefaultValue("false") boolean policies,
        @DefaultValue List<String> paths) {

    /** Any caller with a valid token, the start of every rule written in Java. */
    public static AuthorizeArguments anyUser() {
        return new AuthorizeDraft().done();
    }

    /** Callers who sign and nobody else, where policies on that stage of that API let them. */
    public static AuthorizeArguments anySigner(String apiId, String stage) {
        return anyUser().with(draft -> draft.signed(AwsIam.ONLY, apiId, stage));
    }

    /** @throws IllegalArgumentException where none is named: that would ask for nothing */
    public AuthorizeArguments withIssuers(String... names) {
        return with(draft -> draft.issuers = Set.of(some(names)));
    }

    /** @throws IllegalArgumentException where none is named: that would ask for nothing */
    public AuthorizeArguments withScopes(String... oneOf) {
        return with(draft -> draft.scopes = Set.of(some(oneOf)));
    }

    /** @throws IllegalArgumentException where none is named: that would ask for nothing */
    public AuthorizeArguments withGroups(String... oneOf) {
        return with(draft -> draft.groups = Set.of(some(oneOf)));
    }

    /** Adds a claim to those required so far. */
    public AuthorizeArguments withClaim(String claim, String... oneOf) {
        Map<String, List<String>> more = new LinkedHashMap<>(claims);
        more.put(claim, List.of(oneOf));
        return with(draft -> draft.claims = more);
    }

    /** Admits guests too. */
    public AuthorizeArguments orGuests() {
        return with(draft -> draft.guests = true);
    }

    /** Passes the caller's own token on to the backend, which may then use it elsewhere. */
    public AuthorizeArguments passingToken() {
        return with(draft -> draft.passToken = true);
    }

    /** Takes callers who sign beside those with a token, where policies on that stage of that API let them. */
    public AuthorizeArguments orSigner(String api, String onStage) {
        return with(draft -> draft.signed(AwsIam.OR_TOKEN, api, onStage));
    }

    /** Takes each signature once. */
    public AuthorizeArguments refusingReplay() {
        return with(draft -> draft.replay = Replay.REFUSE);
    }

    /** Follows a document beside all that is asked here. */
    public AuthorizeArguments following(String document) {
        return with(draft -> draft.openapi = document);
    }

    /**
     * Has policies decide too.
     *
     * @param templates by which they tell requests of the route apart; none for the route's own pattern
     */
    public AuthorizeArguments askingPolicies(String... templates) {
        return with(draft -> {
            draft.policies = true;
            draft.paths = List.of(templates);
        });
    }

    boolean takesSignatures() {
        return awsIam != AwsIam.NONE;
    }

    AccessRule rule(String routeId) {
        AccessRule ofTokens = new AccessRule(issuers, scopes, groups, claims, guests);
        AccessRule rule =
                SignatureArguments.rule(this, routeId).map(ofTokens::withSigned).orElse(ofTokens);
        return policies ? rule.withPolicies() : rule;
    }

    private AuthorizeArguments with(Consumer<AuthorizeDraft> change) {
        AuthorizeDraft draft = new AuthorizeDraft(this);
        change.accept(draft);
        return draft.done();
    }

    private static String[] some(String... values) {
        Assert.notEmpty(values, "a requirement without a value asks for nothing");
        return values;
    }
}
