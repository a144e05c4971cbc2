package dev.poolgate.identitypool.sts;

import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.iam.IamPrincipal;
import dev.poolgate.authorizer.iam.Permissions;
import dev.poolgate.authorizer.signed.SignedCaller;
import dev.poolgate.aws.AwsCall;
import dev.poolgate.identitypool.exchange.Applicant;
import dev.poolgate.identitypool.exchange.AssumeAction;
import dev.poolgate.identitypool.exchange.OwnPermissions;
import dev.poolgate.identitypool.session.Lineage;
import dev.poolgate.identitypool.session.Session;
import dev.poolgate.identitypool.session.SessionCallers;
import java.util.Optional;

/** Who signed a call, as somebody who asks to act as a role. */
record SignedApplicants(SessionCallers sessions) {

    /** The calling session; empty where the caller has a key of their own. */
    Optional<Session> session(AwsCall call) {
        return call.signedCaller().flatMap(sessions::sessionOf);
    }

    /** @param externalId what the role's owner and the caller agreed on */
    Applicant of(AwsCall call, Optional<String> externalId) {
        String arn = call.principalArn().orElseThrow();
        IamContext.Builder context = IamContext.builder()
                .with(call.signedCaller().map(SignedCaller::context).orElseGet(() -> administrator(arn, call)));
        externalId.ifPresent(id -> context.with("sts:ExternalId", id));
        return new Applicant(
                AssumeAction.CREDENTIALS,
                new IamPrincipal(IamPrincipal.Kind.AWS, arn),
                context.build(),
                Optional.empty(),
                session(call)
                        .map(session -> session.grant().lineage().through(session.accessKeyId(), session.issuedAt()))
                        .orElse(Lineage.NONE),
                permissions(call));
    }

    private static IamContext administrator(String arn, AwsCall call) {
        return IamContext.builder()
                .with("aws:PrincipalArn", arn)
                .with("aws:PrincipalAccount", call.accountId())
                .with("aws:PrincipalType", "User")
                .build();
    }

    /** A key that only configuration knows is an administrator's, who may do everything. */
    private OwnPermissions permissions(AwsCall call) {
        return call.signedCaller().map(this::permissions).orElse((request, named) -> true);
    }

    private OwnPermissions permissions(SignedCaller caller) {
        Permissions whenNamed =
                sessions.sessionOf(caller).map(sessions::grantedByResource).orElse(caller.permissions());
        return (request, named) ->
                (named ? whenNamed : caller.permissions()).decide(request).allowed();
    }
}
