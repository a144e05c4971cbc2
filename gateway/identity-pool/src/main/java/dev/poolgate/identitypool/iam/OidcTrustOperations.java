package dev.poolgate.identitypool.iam;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.providers.OidcProvider;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.AddClientIdToOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.AddClientIdToOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.RemoveClientIdFromOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.RemoveClientIdFromOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.UpdateOpenIdConnectProviderThumbprintRequest;
import software.amazon.awssdk.services.iam.model.UpdateOpenIdConnectProviderThumbprintResponse;

/** What of an OpenID Connect provider counts: which audiences, which certificates. */
record OidcTrustOperations(OidcRegistry providers) {

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.signed(
                        "UpdateOpenIDConnectProviderThumbprint",
                        UpdateOpenIdConnectProviderThumbprintRequest::builder,
                        this::thumbprints),
                Operation.signed(
                        "AddClientIDToOpenIDConnectProvider",
                        AddClientIdToOpenIdConnectProviderRequest::builder,
                        this::add),
                Operation.signed(
                        "RemoveClientIDFromOpenIDConnectProvider",
                        RemoveClientIdFromOpenIdConnectProviderRequest::builder,
                        this::remove));
    }

    private UpdateOpenIdConnectProviderThumbprintResponse thumbprints(
            UpdateOpenIdConnectProviderThumbprintRequest input, AwsCall call) {
        List<String> thumbprints = OidcRegistry.thumbprints(input.thumbprintList());
        providers.change(
                input.openIDConnectProviderArn(), provider -> with(provider, provider.clientIds(), thumbprints));
        return UpdateOpenIdConnectProviderThumbprintResponse.builder().build();
    }

    /** A client id that is there already is as good. */
    private AddClientIdToOpenIdConnectProviderResponse add(
            AddClientIdToOpenIdConnectProviderRequest input, AwsCall call) {
        providers.change(
                input.openIDConnectProviderArn(),
                provider -> withClients(
                        provider, Stream.concat(provider.clientIds().stream(), Stream.of(input.clientID()))));
        return AddClientIdToOpenIdConnectProviderResponse.builder().build();
    }

    private RemoveClientIdFromOpenIdConnectProviderResponse remove(
            RemoveClientIdFromOpenIdConnectProviderRequest input, AwsCall call) {
        providers.change(
                input.openIDConnectProviderArn(),
                provider -> withClients(
                        provider, provider.clientIds().stream().filter(id -> !id.equals(input.clientID()))));
        return RemoveClientIdFromOpenIdConnectProviderResponse.builder().build();
    }

    private static OidcProvider withClients(OidcProvider provider, Stream<String> clientIds) {
        return with(provider, OidcRegistry.clientIds(clientIds.toList()), provider.thumbprints());
    }

    private static OidcProvider with(OidcProvider provider, List<String> clientIds, List<String> thumbprints) {
        return new OidcProvider(
                provider.arn(), provider.url(), clientIds, thumbprints, provider.tags(), provider.createdAt());
    }
}
