package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.tokens.SigningCertificates;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetSigningCertificateRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetSigningCertificateResponse;

/** The certificate by which external SAML providers know the pool. */
final class GetSigningCertificate
        extends CognitoOperation<GetSigningCertificateRequest, GetSigningCertificateResponse> {
    private final Pools pools;
    private final SigningCertificates certificates;

    GetSigningCertificate(Pools pools, SigningCertificates certificates) {
        super(Access.SIGNED, GetSigningCertificateRequest::builder);
        this.pools = pools;
        this.certificates = certificates;
    }

    @Override
    GetSigningCertificateResponse answer(GetSigningCertificateRequest request, AwsCall call) {
        return GetSigningCertificateResponse.builder()
                .certificate(certificates.of(pools.require(request.userPoolId())))
                .build();
    }
}
