package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.directory.Client;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeManagedLoginBrandingByClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeManagedLoginBrandingByClientResponse;

/** The style of managed login of a client. */
final class DescribeManagedLoginBrandingByClient
        extends CognitoOperation<
                DescribeManagedLoginBrandingByClientRequest, DescribeManagedLoginBrandingByClientResponse> {
    private final Clients clients;
    private final Brandings brandings;

    DescribeManagedLoginBrandingByClient(Clients clients, Brandings brandings) {
        super(Access.SIGNED, DescribeManagedLoginBrandingByClientRequest::builder);
        this.clients = clients;
        this.brandings = brandings;
    }

    @Override
    DescribeManagedLoginBrandingByClientResponse answer(
            DescribeManagedLoginBrandingByClientRequest request, AwsCall call) {
        Client client = clients.require(request.userPoolId(), request.clientId());
        return DescribeManagedLoginBrandingByClientResponse.builder()
                .managedLoginBranding(brandings.requireOf(client))
                .build();
    }
}
