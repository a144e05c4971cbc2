package dev.poolgate.identitypool.exchange;

import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.iam.IamPrincipal;
import dev.poolgate.authorizer.iam.TrustPolicy;
import dev.poolgate.identitypool.session.AssumedRole;
import java.util.Optional;

/** What a role's trust policy says to one request. */
record Trust(TrustPolicy policy, Applicant applicant, RoleRequest request, IamContext context) {

    /** Empty where the role lets the applicant in, with all that the session is to have. */
    Optional<AssumeRefusal> objection() {
        if (!allows(applicant.action().iamAction())) {
            return Optional.of(AssumeRefusal.NOT_TRUSTED);
        }
        if (!request.tags().isEmpty() && !allows("sts:TagSession")) {
            return Optional.of(AssumeRefusal.TAGS_NOT_TRUSTED);
        }
        return request.sourceIdentity().isPresent() && !allows("sts:SetSourceIdentity")
                ? Optional.of(AssumeRefusal.SOURCE_IDENTITY_NOT_TRUSTED)
                : Optional.empty();
    }

    /**
     * Whether the policy means the applicant and not the account as a whole, which leaves the say to its own policies.
     */
    boolean namesApplicant() {
        IamPrincipal account = new IamPrincipal(
                IamPrincipal.Kind.AWS, "arn:aws:iam::" + AssumedRole.account(request.roleArn()) + ":root");
        return !policy.decide(account, applicant.action().iamAction(), context).allowed();
    }

    private boolean allows(String action) {
        return policy.decide(applicant.principal(), action, context).allowed();
    }
}
