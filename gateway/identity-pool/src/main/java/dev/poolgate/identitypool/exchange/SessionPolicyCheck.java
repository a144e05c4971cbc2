package dev.poolgate.identitypool.exchange;

import dev.poolgate.authorizer.iam.IamPolicy;
import dev.poolgate.authorizer.iam.MalformedPolicyException;
import dev.poolgate.identitypool.roles.Roles;
import dev.poolgate.identitypool.session.KnownRoles;
import dev.poolgate.identitypool.session.SessionPolicies;
import java.util.Optional;

/** Sees that the policies a session is to be narrowed by are there and can be read. */
record SessionPolicyCheck(Roles roles, KnownRoles known, String accountId) {

    /** Empty where all is well. */
    Optional<AssumeResult> objection(SessionPolicies policies) {
        return policies.managed().stream()
                .flatMap(arn -> managed(arn).stream())
                .findFirst()
                .or(() -> policies.inline().flatMap(SessionPolicyCheck::inline));
    }

    private Optional<AssumeResult> managed(String arn) {
        Optional<String> document = isUsable(arn) ? roles.findManagedPolicy(arn) : Optional.empty();
        document.ifPresent(text -> known.learnPolicy(arn, text));
        return document.isPresent()
                ? Optional.empty()
                : Optional.of(AssumeRefusal.POLICY_UNKNOWN.because(
                        "Policy " + arn + " does not exist or is not attachable."));
    }

    /** Of the role's account, or of AWS itself. */
    private boolean isUsable(String arn) {
        return arn.matches("arn:aws[\\w-]*:iam::(aws|" + accountId + "):policy/.+");
    }

    private static Optional<AssumeResult> inline(String document) {
        try {
            IamPolicy.parse("session policy", document);
            return Optional.empty();
        } catch (MalformedPolicyException e) {
            return Optional.of(AssumeRefusal.POLICY_MALFORMED.because("Syntax errors in policy."));
        }
    }
}
