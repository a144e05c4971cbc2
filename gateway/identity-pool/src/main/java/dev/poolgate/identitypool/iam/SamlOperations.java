package dev.poolgate.identitypool.iam;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.providers.SamlProvider;
import java.util.List;
import software.amazon.awssdk.services.iam.model.CreateSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.CreateSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.DeleteSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.DeleteSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.GetSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.GetSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.ListSamlProvidersRequest;
import software.amazon.awssdk.services.iam.model.ListSamlProvidersResponse;
import software.amazon.awssdk.services.iam.model.SAMLProviderListEntry;
import software.amazon.awssdk.services.iam.model.UpdateSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.UpdateSamlProviderResponse;

/**
 * SAML providers from their making to their end. Encryption of assertions is not offered: a call that asks for it is
 * refused, since its provider would send what nobody here can read.
 */
record SamlOperations(SamlRegistry providers) {

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.signed("CreateSAMLProvider", CreateSamlProviderRequest::builder, this::create),
                Operation.signed("GetSAMLProvider", GetSamlProviderRequest::builder, this::get),
                Operation.signed("ListSAMLProviders", ListSamlProvidersRequest::builder, this::list),
                Operation.signed("UpdateSAMLProvider", UpdateSamlProviderRequest::builder, this::update),
                Operation.signed("DeleteSAMLProvider", DeleteSamlProviderRequest::builder, this::delete));
    }

    private CreateSamlProviderResponse create(CreateSamlProviderRequest input, AwsCall call) {
        refuseEncryption(input.assertionEncryptionMode() != null || input.addPrivateKey() != null);
        SamlProvider provider = providers.made(input);
        providers.add(provider);
        CreateSamlProviderResponse.Builder response =
                CreateSamlProviderResponse.builder().samlProviderArn(provider.arn());
        return provider.tags().isEmpty()
                ? response.build()
                : response.tags(Tags.list(provider.tags())).build();
    }

    private GetSamlProviderResponse get(GetSamlProviderRequest input, AwsCall call) {
        SamlProvider provider = providers.find(input.samlProviderArn());
        return GetSamlProviderResponse.builder()
                .samlMetadataDocument(provider.metadata())
                .createDate(provider.createdAt())
                .tags(Tags.list(provider.tags()))
                .build();
    }

    /** IAM knows no pages here. */
    private ListSamlProvidersResponse list(ListSamlProvidersRequest input, AwsCall call) {
        return ListSamlProvidersResponse.builder()
                .samlProviderList(providers.store().list("/", "", Quotas.PROVIDERS).stream()
                        .map(provider -> SAMLProviderListEntry.builder()
                                .arn(provider.arn())
                                .createDate(provider.createdAt())
                                .build())
                        .toList())
                .build();
    }

    private UpdateSamlProviderResponse update(UpdateSamlProviderRequest input, AwsCall call) {
        refuseEncryption(input.assertionEncryptionMode() != null
                || input.addPrivateKey() != null
                || input.removePrivateKey() != null);
        String metadata = input.samlMetadataDocument();
        if (metadata != null) {
            SamlMetadata.check(metadata);
        }
        SamlProvider updated = providers.change(
                input.samlProviderArn(),
                provider -> metadata == null
                        ? provider
                        : new SamlProvider(
                                provider.arn(), provider.name(), metadata, provider.tags(), provider.createdAt()));
        return UpdateSamlProviderResponse.builder()
                .samlProviderArn(updated.arn())
                .build();
    }

    private DeleteSamlProviderResponse delete(DeleteSamlProviderRequest input, AwsCall call) {
        providers.remove(input.samlProviderArn());
        return DeleteSamlProviderResponse.builder().build();
    }

    private static void refuseEncryption(boolean asked) {
        if (asked) {
            throw Refusals.invalid("Encrypted assertions are not supported.");
        }
    }
}
