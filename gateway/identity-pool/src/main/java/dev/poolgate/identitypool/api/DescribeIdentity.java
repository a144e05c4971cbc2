package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.Identity;
import dev.poolgate.identitypool.directory.IdentityStore;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityResponse;

record DescribeIdentity(IdentityStore identities)
        implements Operation.Handler<DescribeIdentityRequest, DescribeIdentityResponse> {

    @Override
    public DescribeIdentityResponse handle(DescribeIdentityRequest input, AwsCall call) {
        Identity identity = IdentityRecords.require(identities, input.identityId());
        return DescribeIdentityResponse.builder()
                .identityId(identity.id())
                .logins(IdentityRecords.providers(identity))
                .creationDate(identity.createdAt())
                .lastModifiedDate(identity.modifiedAt())
                .build();
    }
}
