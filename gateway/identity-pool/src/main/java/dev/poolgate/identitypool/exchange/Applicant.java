package dev.poolgate.identitypool.exchange;

import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.iam.IamPrincipal;
import dev.poolgate.identitypool.session.Federation;
import dev.poolgate.identitypool.session.Lineage;
import java.util.Optional;

/**
 * Who asks to act as a role, proven.
 *
 * @param principal what the trust policy knows them by
 * @param context the condition keys that they bring
 * @param own what they may do themselves, where that has a say
 */
public record Applicant(
        AssumeAction action,
        IamPrincipal principal,
        IamContext context,
        Optional<Federation> federation,
        Lineage lineage,
        OwnPermissions own) {

    /** Somebody whom a provider vouches for; they have no permissions of their own, the trust policy alone decides. */
    public static Applicant federated(AssumeAction action, Federation federation, Lineage lineage) {
        IamContext.Builder context = IamContext.builder().with("aws:FederatedProvider", federation.principal());
        federation.keys().forEach(context::with);
        return new Applicant(
                action,
                new IamPrincipal(IamPrincipal.Kind.FEDERATED, federation.principal()),
                context.build(),
                Optional.of(federation),
                lineage,
                (request, named) -> true);
    }
}
