package dev.poolgate.identitypool.sts;

import dev.poolgate.aws.AwsService;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.exchange.RoleAssumption;
import dev.poolgate.identitypool.login.SamlVerifier;
import dev.poolgate.identitypool.login.WebIdentityVerifier;
import dev.poolgate.identitypool.session.SessionCallers;
import java.util.List;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.DecodeAuthorizationMessageRequest;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetFederationTokenRequest;
import software.amazon.awssdk.services.sts.model.GetFederationTokenResponse;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenResponse;

/** The operations of the service, on the wire in the Query protocol. */
public final class StsApi {
    private static final String SIGNING_NAME = "sts";

    private final RoleAssumption assumption;
    private final SignedApplicants applicants;
    private final WebIdentityVerifier webIdentities;
    private final SamlVerifier saml;
    private final String accountId;

    /** @param sessions those who sign with credentials of ours */
    public StsApi(
            RoleAssumption assumption,
            SessionCallers sessions,
            WebIdentityVerifier webIdentities,
            SamlVerifier saml,
            String accountId) {
        this.assumption = assumption;
        this.applicants = new SignedApplicants(sessions);
        this.webIdentities = webIdentities;
        this.saml = saml;
        this.accountId = accountId;
    }

    public AwsService service() {
        return AwsService.query(
                SIGNING_NAME,
                List.of(
                        Operation.unsigned(
                                "AssumeRoleWithWebIdentity",
                                AssumeRoleWithWebIdentityRequest::builder,
                                new AssumeRoleWithWebIdentity(assumption, webIdentities)),
                        Operation.unsigned(
                                "AssumeRoleWithSAML",
                                AssumeRoleWithSamlRequest::builder,
                                new AssumeRoleWithSaml(assumption, saml)),
                        Operation.signedByAnyone(
                                "AssumeRole", AssumeRoleRequest::builder, new AssumeRole(assumption, applicants)),
                        Operation.presignedByAnyone(
                                "GetCallerIdentity", GetCallerIdentityRequest::builder, new GetCallerIdentity()),
                        Operation.signedByAnyone(
                                "GetAccessKeyInfo", GetAccessKeyInfoRequest::builder, new GetAccessKeyInfo(accountId)),
                        Operation.signedByAnyone(
                                "GetSessionToken",
                                GetSessionTokenRequest::builder,
                                new NotPermitted<GetSessionTokenRequest, GetSessionTokenResponse>("GetSessionToken")),
                        Operation.signedByAnyone(
                                "GetFederationToken",
                                GetFederationTokenRequest::builder,
                                new NotPermitted<GetFederationTokenRequest, GetFederationTokenResponse>(
                                        "GetFederationToken")),
                        Operation.signedByAnyone(
                                "DecodeAuthorizationMessage",
                                DecodeAuthorizationMessageRequest::builder,
                                new DecodeAuthorizationMessage())));
    }
}
