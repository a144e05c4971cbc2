package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ManagedLoginBrandingType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateManagedLoginBrandingRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateManagedLoginBrandingResponse;

/** Changes a style of managed login. What the request does not mention stays, unless it takes back all of it. */
final class UpdateManagedLoginBranding
        extends CognitoOperation<UpdateManagedLoginBrandingRequest, UpdateManagedLoginBrandingResponse> {
    private final UserPoolStorage storage;
    private final Pools pools;
    private final Clock clock;

    UpdateManagedLoginBranding(UserPoolStorage storage, Pools pools, Clock clock) {
        super(Access.SIGNED, UpdateManagedLoginBrandingRequest::builder);
        this.storage = storage;
        this.pools = pools;
        this.clock = clock;
    }

    @Override
    UpdateManagedLoginBrandingResponse answer(UpdateManagedLoginBrandingRequest request, AwsCall call) {
        if (request.userPoolId() == null || request.managedLoginBrandingId() == null) {
            throw Refusals.invalidParameter("UserPoolId and ManagedLoginBrandingId are needed.");
        }
        Pool pool = pools.require(request.userPoolId());
        BrandingSettings.requireOneSource(request.useCognitoProvidedValues(), request.settings(), request.assets());
        Brandings brandings = new Brandings(storage.settings());
        ManagedLoginBrandingType changed = storage.atomically(() -> {
            Pools.found(storage.pools().lock(pool.id()), pool.id());
            ManagedLoginBrandingType after =
                    changed(brandings.require(pool, request.managedLoginBrandingId()), request);
            brandings.replace(after);
            return after;
        });
        return UpdateManagedLoginBrandingResponse.builder()
                .managedLoginBranding(changed)
                .build();
    }

    private ManagedLoginBrandingType changed(
            ManagedLoginBrandingType before, UpdateManagedLoginBrandingRequest request) {
        boolean provided = Boolean.TRUE.equals(request.useCognitoProvidedValues());
        return before.toBuilder()
                .useCognitoProvidedValues(provided)
                .settings(provided ? null : BrandingSettings.merged(before.settings(), request.settings()))
                .assets(provided ? List.of() : BrandingSettings.merged(before.assets(), request.assets()))
                .lastModifiedDate(clock.instant())
                .build();
    }
}
