package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Schema;
import dev.poolgate.userpool.imports.ImportJobs;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AddCustomAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AddCustomAttributesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** Adds attributes to the schema of a pool, for good. */
final class AddCustomAttributes extends CognitoOperation<AddCustomAttributesRequest, AddCustomAttributesResponse> {
    private final UserPoolStorage storage;
    private final Clock clock;

    AddCustomAttributes(UserPoolStorage storage, Clock clock) {
        super(Access.SIGNED, AddCustomAttributesRequest::builder);
        this.storage = storage;
        this.clock = clock;
    }

    @Override
    AddCustomAttributesResponse answer(AddCustomAttributesRequest request, AwsCall call) {
        storage.atomically(() -> {
            Pool before = Pools.found(storage.pools().lock(request.userPoolId()), request.userPoolId());
            ImportJobs.refuseWhileRunning(storage, before.id());
            UserPoolType.Builder settings = before.settings().toBuilder()
                    .schemaAttributes(Schema.with(before.settings().schemaAttributes(), request.customAttributes()))
                    .lastModifiedDate(clock.instant());
            storage.pools().replace(new Pool(settings.build()));
        });
        return AddCustomAttributesResponse.builder().build();
    }
}
