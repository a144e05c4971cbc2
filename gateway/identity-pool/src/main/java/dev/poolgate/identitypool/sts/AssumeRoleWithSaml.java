package dev.poolgate.identitypool.sts;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.exchange.Applicant;
import dev.poolgate.identitypool.exchange.AssumeAction;
import dev.poolgate.identitypool.exchange.AssumeResult;
import dev.poolgate.identitypool.exchange.RoleAssumption;
import dev.poolgate.identitypool.exchange.RoleRequest;
import dev.poolgate.identitypool.login.SamlIdentity;
import dev.poolgate.identitypool.login.SamlVerifier;
import dev.poolgate.identitypool.session.Lineage;
import dev.poolgate.identitypool.session.SessionTags;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlResponse;

/** Credentials for somebody whom a SAML identity provider offers a role to. */
record AssumeRoleWithSaml(RoleAssumption assumption, SamlVerifier verifier)
        implements Operation.Handler<AssumeRoleWithSamlRequest, AssumeRoleWithSamlResponse> {
    private static final String DENIED = "Not authorized to perform sts:AssumeRoleWithSAML";

    @Override
    public AssumeRoleWithSamlResponse handle(AssumeRoleWithSamlRequest input, AwsCall call) {
        RoleArns.check(input.roleArn());
        SamlIdentity identity = verifier.verify(input.principalArn(), input.samlAssertion())
                .fold(verified -> verified, StsRefusals::rejected);
        if (!identity.providerArn().equals(input.principalArn())
                || !identity.roles().contains(input.roleArn())) {
            throw StsRefusals.denied(DENIED);
        }
        Applicant applicant = Applicant.federated(AssumeAction.SAML, SamlKeys.federation(identity), Lineage.NONE);
        return assumption
                .assume(applicant, request(input, identity))
                .fold(assumed -> answer(identity, assumed), refused -> StsRefusals.refuse(refused, DENIED));
    }

    private static RoleRequest request(AssumeRoleWithSamlRequest input, SamlIdentity identity) {
        return new RoleRequest(
                input.roleArn(),
                identity.sessionName().orElseThrow(StsRefusals::sessionNameMissing),
                Lifetimes.within(input.durationSeconds(), identity.sessionDuration()),
                SamlKeys.tags(identity),
                SessionTags.NONE,
                SamlKeys.sourceIdentity(identity),
                PolicyParameters.of(input.policy(), input.policyArns()),
                false);
    }

    private static AssumeRoleWithSamlResponse answer(SamlIdentity identity, AssumeResult.Assumed assumed) {
        return AssumeRoleWithSamlResponse.builder()
                .credentials(Answers.credentials(assumed))
                .assumedRoleUser(Answers.user(assumed))
                .packedPolicySize(Answers.packedPolicySize(assumed))
                .sourceIdentity(assumed.grant().sourceIdentity().orElse(null))
                .subject(identity.subject())
                .subjectType(identity.subjectType())
                .issuer(identity.issuer())
                .audience(identity.audience())
                .nameQualifier(SamlKeys.nameQualifier(identity))
                .build();
    }
}
