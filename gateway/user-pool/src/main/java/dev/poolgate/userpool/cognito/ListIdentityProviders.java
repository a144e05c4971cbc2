package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.IdentityProviders;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListIdentityProvidersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListIdentityProvidersResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ProviderDescription;

/** The external providers of a pool, page by page. */
final class ListIdentityProviders
        extends CognitoOperation<ListIdentityProvidersRequest, ListIdentityProvidersResponse> {
    private final Pools pools;
    private final IdentityProviders providers;

    ListIdentityProviders(Pools pools, IdentityProviders providers) {
        super(Access.SIGNED, ListIdentityProvidersRequest::builder);
        this.pools = pools;
        this.providers = providers;
    }

    @Override
    ListIdentityProvidersResponse answer(ListIdentityProvidersRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Page<IdentityProviderType> page = Page.of(
                request.nextToken(),
                request.maxResults(),
                IdentityProviderType::providerName,
                (after, limit) -> providers.list(pool.id(), after, limit));
        return ListIdentityProvidersResponse.builder()
                .providers(page.items().stream()
                        .map(provider -> SameNamed.copy(provider, ProviderDescription.builder())
                                .build())
                        .toList())
                .nextToken(page.next().orElse(null))
                .build();
    }
}
