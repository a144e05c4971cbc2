package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateTermsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateTermsResponse;

/** Changes what is named of the documents that users agree to; the rest stays. */
final class UpdateTerms extends CognitoOperation<UpdateTermsRequest, UpdateTermsResponse> {
    private final UserPoolStorage storage;
    private final Pools pools;
    private final Clock clock;

    UpdateTerms(UserPoolStorage storage, Pools pools, Clock clock) {
        super(Access.SIGNED, UpdateTermsRequest::builder);
        this.storage = storage;
        this.pools = pools;
        this.clock = clock;
    }

    @Override
    UpdateTermsResponse answer(UpdateTermsRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Terms table = new Terms(storage.settings());
        TermsType changed = storage.atomically(() -> {
            Pools.found(storage.pools().lock(pool.id()), pool.id());
            TermsType before = table.require(pool, request.termsId());
            TermsType after = SameNamed.copy(request, before.toBuilder())
                    .links(request.hasLinks() ? Terms.checked(request.links()) : before.links())
                    .lastModifiedDate(clock.instant())
                    .build();
            table.put(after);
            return after;
        });
        return UpdateTermsResponse.builder().terms(changed).build();
    }
}
