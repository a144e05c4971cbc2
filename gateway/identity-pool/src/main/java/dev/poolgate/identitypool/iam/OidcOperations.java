package dev.poolgate.identitypool.iam;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.providers.OidcProvider;
import java.util.List;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.DeleteOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.DeleteOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProvidersRequest;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProvidersResponse;
import software.amazon.awssdk.services.iam.model.OpenIDConnectProviderListEntry;

/** OpenID Connect providers from their making to their end. */
record OidcOperations(OidcRegistry providers) {

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.signed(
                        "CreateOpenIDConnectProvider", CreateOpenIdConnectProviderRequest::builder, this::create),
                Operation.signed("GetOpenIDConnectProvider", GetOpenIdConnectProviderRequest::builder, this::get),
                Operation.signed("ListOpenIDConnectProviders", ListOpenIdConnectProvidersRequest::builder, this::list),
                Operation.signed(
                        "DeleteOpenIDConnectProvider", DeleteOpenIdConnectProviderRequest::builder, this::delete));
    }

    private CreateOpenIdConnectProviderResponse create(CreateOpenIdConnectProviderRequest input, AwsCall call) {
        OidcProvider provider = providers.made(input);
        providers.add(provider);
        CreateOpenIdConnectProviderResponse.Builder response =
                CreateOpenIdConnectProviderResponse.builder().openIDConnectProviderArn(provider.arn());
        return provider.tags().isEmpty()
                ? response.build()
                : response.tags(Tags.list(provider.tags())).build();
    }

    private GetOpenIdConnectProviderResponse get(GetOpenIdConnectProviderRequest input, AwsCall call) {
        OidcProvider provider = providers.find(input.openIDConnectProviderArn());
        return GetOpenIdConnectProviderResponse.builder()
                .url(provider.url())
                .clientIDList(provider.clientIds())
                .thumbprintList(provider.thumbprints())
                .tags(Tags.list(provider.tags()))
                .createDate(provider.createdAt())
                .build();
    }

    /** IAM knows no pages here. */
    private ListOpenIdConnectProvidersResponse list(ListOpenIdConnectProvidersRequest input, AwsCall call) {
        return ListOpenIdConnectProvidersResponse.builder()
                .openIDConnectProviderList(providers.store().list("/", "", Quotas.PROVIDERS).stream()
                        .map(provider -> OpenIDConnectProviderListEntry.builder()
                                .arn(provider.arn())
                                .build())
                        .toList())
                .build();
    }

    private DeleteOpenIdConnectProviderResponse delete(DeleteOpenIdConnectProviderRequest input, AwsCall call) {
        providers.remove(input.openIDConnectProviderArn());
        return DeleteOpenIdConnectProviderResponse.builder().build();
    }
}
