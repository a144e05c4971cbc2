package dev.poolgate.identitypool.session;

import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.identitypool.roles.Role;
import java.time.temporal.ChronoUnit;

/**
 * The condition keys that a session brings to every request.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global
 *     condition keys</a>
 */
final class SessionContext {

    private static final String TAG = "aws:PrincipalTag/";

    private SessionContext() {}

    static IamContext of(Session session, Role role) {
        Grant grant = session.grant();
        IamContext.Builder context = IamContext.builder()
                .with("aws:userid", grant.userId())
                .with("aws:PrincipalArn", role.arn())
                .with("aws:PrincipalAccount", AssumedRole.account(role.arn()))
                .with("aws:PrincipalType", "AssumedRole")
                .with(
                        "aws:TokenIssueTime",
                        session.issuedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        // those of the session last, because they override the role's
        role.tags().forEach((key, value) -> context.with(TAG + key, value));
        grant.tags().values().forEach((key, value) -> context.with(TAG + key, value));
        grant.sourceIdentity().ifPresent(name -> context.with("aws:SourceIdentity", name));
        grant.federation().ifPresent(federation -> federated(context, federation));
        return context.build();
    }

    private static void federated(IamContext.Builder context, Federation federation) {
        context.with("aws:FederatedProvider", federation.principal());
        federation.keys().forEach(context::with);
    }
}
