package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.IdentityProviders;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.ProviderRules;
import java.time.Clock;
import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DuplicateProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;

/** Tells a pool of an external provider. */
final class CreateIdentityProvider
        extends CognitoOperation<CreateIdentityProviderRequest, CreateIdentityProviderResponse> {
    private final Pools pools;
    private final IdentityProviders providers;
    private final Clock clock;

    CreateIdentityProvider(Pools pools, IdentityProviders providers, Clock clock) {
        super(Access.SIGNED, CreateIdentityProviderRequest::builder);
        this.pools = pools;
        this.providers = providers;
        this.clock = clock;
    }

    @Override
    CreateIdentityProviderResponse answer(CreateIdentityProviderRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Instant now = clock.instant();
        IdentityProviderType provider = ProviderRules.checked(
                pool,
                SameNamed.copy(request, IdentityProviderType.builder())
                        .creationDate(now)
                        .lastModifiedDate(now)
                        .build());
        add(pool, provider);
        return CreateIdentityProviderResponse.builder()
                .identityProvider(provider)
                .build();
    }

    private void add(Pool pool, IdentityProviderType provider) {
        try {
            providers.add(provider);
        } catch (DuplicateKeyException taken) {
            String name = provider.providerName();
            throw DuplicateProviderException.builder()
                    .message(
                            providers.find(pool.id(), name).isPresent()
                                    ? "A provider with the name " + name + " already exists."
                                    : "An identifier already belongs to another provider.")
                    .writableStackTrace(false)
                    .build();
        }
    }
}
