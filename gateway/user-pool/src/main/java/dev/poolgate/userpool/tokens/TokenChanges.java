package dev.poolgate.userpool.tokens;

import dev.poolgate.userpool.triggers.TriggerAnswer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a trigger changes in the tokens of a sign-in.
 *
 * @param groups in place of the user's own
 */
record TokenChanges(
        ClaimChanges id,
        ClaimChanges access,
        List<String> scopesToAdd,
        Set<String> scopesToSuppress,
        Optional<GroupClaims> groups) {
    static final TokenChanges NONE =
            new TokenChanges(ClaimChanges.NONE, ClaimChanges.NONE, List.of(), Set.of(), Optional.empty());

    private static final int MOST = 5000;
    private static final String GROUPS = "groupOverrideDetails";
    /** RFC 6749, section 3.3. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,256}");

    /** Version 1: claims of the ID token, and groups. */
    static TokenChanges first(TriggerAnswer answer) {
        TriggerAnswer details = answer.object("claimsOverrideDetails");
        return new TokenChanges(
                        ClaimChanges.ofTexts(details).forIdToken(),
                        ClaimChanges.NONE,
                        List.of(),
                        Set.of(),
                        groups(details))
                .bounded();
    }

    /** Versions 2 and 3: claims of both tokens, scopes, and groups. */
    static TokenChanges second(TriggerAnswer answer) {
        TriggerAnswer details = answer.object("claimsAndScopeOverrideDetails");
        TriggerAnswer access = details.object("accessTokenGeneration");
        return new TokenChanges(
                        ClaimChanges.ofValues(details.object("idTokenGeneration"))
                                .forIdToken(),
                        ClaimChanges.ofValues(access),
                        scopes(access.texts("scopesToAdd")),
                        Set.copyOf(access.texts("scopesToSuppress")),
                        groups(details))
                .bounded();
    }

    /** The scopes that are left, and those that came. */
    Set<String> scopes(Set<String> own) {
        Set<String> all = new LinkedHashSet<>(own);
        all.addAll(scopesToAdd);
        all.removeAll(scopesToSuppress);
        return all;
    }

    /** To say nothing of groups keeps them; to say null or nothing about them removes them. */
    private static Optional<GroupClaims> groups(TriggerAnswer details) {
        if (!details.mentions(GROUPS)) {
            return Optional.empty();
        }
        TriggerAnswer groups = details.object(GROUPS);
        return Optional.of(new GroupClaims(
                groups.texts("groupsToOverride"), groups.texts("iamRolesToOverride"), groups.text("preferredRole")));
    }

    private static List<String> scopes(List<String> scopes) {
        if (!scopes.stream().allMatch(scope -> SCOPE.matcher(scope).matches())) {
            throw TriggerAnswer.unreadable();
        }
        return scopes;
    }

    private TokenChanges bounded() {
        if (id.add().size() + access.add().size() + scopesToAdd.size() > MOST) {
            throw TriggerAnswer.unreadable();
        }
        return this;
    }
}
