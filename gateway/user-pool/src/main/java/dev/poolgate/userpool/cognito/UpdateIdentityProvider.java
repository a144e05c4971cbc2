package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.IdentityProviders;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.ProviderRules;
import dev.poolgate.userpool.directory.Refusals;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateIdentityProviderResponse;

/** Changes an external provider. A member that is given replaces the one before; others stay. */
final class UpdateIdentityProvider
        extends CognitoOperation<UpdateIdentityProviderRequest, UpdateIdentityProviderResponse> {
    private final Pools pools;
    private final IdentityProviders providers;
    private final Clock clock;

    UpdateIdentityProvider(Pools pools, IdentityProviders providers, Clock clock) {
        super(Access.SIGNED, UpdateIdentityProviderRequest::builder);
        this.pools = pools;
        this.providers = providers;
        this.clock = clock;
    }

    @Override
    UpdateIdentityProviderResponse answer(UpdateIdentityProviderRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        IdentityProviderType before = providers.require(pool.id(), request.providerName());
        IdentityProviderType provider = ProviderRules.checked(
                pool,
                SameNamed.copy(request, before.toBuilder())
                        .lastModifiedDate(clock.instant())
                        .build());
        try {
            providers.replace(provider);
        } catch (DuplicateKeyException taken) {
            throw Refusals.invalidParameter("An identifier already belongs to another provider.");
        }
        return UpdateIdentityProviderResponse.builder()
                .identityProvider(provider)
                .build();
    }
}
