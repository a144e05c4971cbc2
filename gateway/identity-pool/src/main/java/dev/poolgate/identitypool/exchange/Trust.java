package dev.poolgate.identitypool.exchange;

import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.iam.IamPrincipal;
import dev.poolgate.authorizer.iam.TrustPolicy;
import dev.poolgate.identitypool.session.AssumedRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a role's trust policy says to one request. */
record Trust(TrustPolicy policy, Applicant applicant, RoleRequest request, IamContext context) {
    private static final String TAG = "sts:TagSession";
    private static final String SOURCE_IDENTITY = "sts:SetSourceIdentity";

    /** Empty where the role lets the applicant in, with all that the session is to have. */
    Optional<AssumeRefusal> objection() {
        if (!allows(applicant.action().iamAction())) {
            return Optional.of(AssumeRefusal.NOT_TRUSTED);
        }
        if (!request.tags().isEmpty() && !allows(TAG)) {
            return Optional.of(AssumeRefusal.TAGS_NOT_TRUSTED);
        }
        return request.sourceIdentity().isPresent() && !allows(SOURCE_IDENTITY)
                ? Optional.of(AssumeRefusal.SOURCE_IDENTITY_NOT_TRUSTED)
                : Optional.empty();
    }

    /** All that is done by assuming the role as it is asked for: one action, or up to two more. */
    List<String> actions() {
        List<String> actions = new ArrayList<>(List.of(applicant.action().iamAction()));
        if (!request.tags().isEmpty()) {
            actions.add(TAG);
        }
        if (request.sourceIdentity().isPresent()) {
            actions.add(SOURCE_IDENTITY);
        }
        return actions;
    }

    /**
     * Whether the policy means the applicant and not the account as a whole, which leaves the say to its own policies.
     */
    boolean namesApplicant(String action) {
        IamPrincipal account = new IamPrincipal(
                IamPrincipal.Kind.AWS, "arn:aws:iam::" + AssumedRole.account(request.roleArn()) + ":root");
        return !policy.decide(account, action, context).allowed();
    }

    private boolean allows(String action) {
        return policy.decide(applicant.principal(), action, context).allowed();
    }
}
