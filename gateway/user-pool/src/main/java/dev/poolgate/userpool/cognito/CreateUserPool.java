package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Pool;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolResponse;

/** Makes a pool in the region of the call. */
final class CreateUserPool extends CognitoOperation<CreateUserPoolRequest, CreateUserPoolResponse> {
    private final NewPools newPools;
    private final Identifiers identifiers;

    CreateUserPool(NewPools newPools, Identifiers identifiers) {
        super(Access.SIGNED, CreateUserPoolRequest::builder);
        this.newPools = newPools;
        this.identifiers = identifiers;
    }

    @Override
    CreateUserPoolResponse answer(CreateUserPoolRequest request, AwsCall call) {
        Pool pool = newPools.create(request, identifiers.poolId(call.region()), call.region(), call.accountId());
        return CreateUserPoolResponse.builder()
                .userPool(pool.settings().toBuilder().estimatedNumberOfUsers(0).build())
                .build();
    }
}
