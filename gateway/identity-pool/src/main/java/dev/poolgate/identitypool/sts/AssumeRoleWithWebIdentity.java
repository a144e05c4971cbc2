package dev.poolgate.identitypool.sts;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.exchange.Applicant;
import dev.poolgate.identitypool.exchange.AssumeAction;
import dev.poolgate.identitypool.exchange.AssumeResult;
import dev.poolgate.identitypool.exchange.RoleAssumption;
import dev.poolgate.identitypool.exchange.RoleRequest;
import dev.poolgate.identitypool.login.Login;
import dev.poolgate.identitypool.login.WebIdentity;
import dev.poolgate.identitypool.login.WebIdentityVerifier;
import dev.poolgate.identitypool.session.SessionTags;
import java.util.Optional;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;

/**
 * Credentials for the bearer of an OpenID token: the second step of Cognito's classic flow, and for any OIDC provider.
 */
record AssumeRoleWithWebIdentity(RoleAssumption assumption, WebIdentityVerifier verifier)
        implements Operation.Handler<AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse> {
    private static final String DENIED = "Not authorized to perform sts:AssumeRoleWithWebIdentity";

    @Override
    public AssumeRoleWithWebIdentityResponse handle(AssumeRoleWithWebIdentityRequest input, AwsCall call) {
        RoleArns.check(input.roleArn());
        WebIdentity identity = verifier.verify(input.webIdentityToken(), Optional.ofNullable(input.providerId()))
                .fold(verified -> verified, StsRefusals::rejected, StsRefusals::unavailable);
        if (!Login.admits(identity.subject())) {
            throw StsRefusals.unusableSubject();
        }
        Applicant applicant =
                Applicant.federated(AssumeAction.WEB_IDENTITY, WebIdentities.federation(identity), identity.lineage());
        return assumption
                .assume(applicant, request(input, identity))
                .fold(assumed -> answer(identity, assumed), refused -> StsRefusals.refuse(refused, DENIED));
    }

    private static RoleRequest request(AssumeRoleWithWebIdentityRequest input, WebIdentity identity) {
        return new RoleRequest(
                input.roleArn(),
                input.roleSessionName(),
                Lifetimes.of(input.durationSeconds()),
                WebIdentities.tags(identity),
                SessionTags.NONE,
                WebIdentities.sourceIdentity(identity),
                PolicyParameters.of(input.policy(), input.policyArns()),
                false);
    }

    private static AssumeRoleWithWebIdentityResponse answer(WebIdentity identity, AssumeResult.Assumed assumed) {
        return AssumeRoleWithWebIdentityResponse.builder()
                .credentials(Answers.credentials(assumed))
                .assumedRoleUser(Answers.user(assumed))
                .packedPolicySize(Answers.packedPolicySize(assumed))
                .sourceIdentity(assumed.grant().sourceIdentity().orElse(null))
                .subjectFromWebIdentityToken(identity.subject())
                .audience(identity.audience())
                .provider(identity.principal())
                .build();
    }
}
