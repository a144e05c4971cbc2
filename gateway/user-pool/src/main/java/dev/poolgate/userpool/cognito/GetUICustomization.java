package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.SettingTable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUiCustomizationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUiCustomizationResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UICustomizationType;

/** How the classic pages look for a client; for all where it has nothing of its own. */
final class GetUICustomization extends CognitoOperation<GetUiCustomizationRequest, GetUiCustomizationResponse> {
    private final Pools pools;
    private final Clients clients;
    private final SettingTable settings;

    GetUICustomization(Pools pools, Clients clients, SettingTable settings) {
        super(Access.SIGNED, GetUiCustomizationRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.settings = settings;
    }

    @Override
    GetUiCustomizationResponse answer(GetUiCustomizationRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        String owner = UiCustomizations.owner(clients, pool, request.clientId());
        return GetUiCustomizationResponse.builder()
                .uiCustomization(UiCustomizations.find(settings, pool, owner)
                        .orElseGet(() -> UICustomizationType.builder().build()))
                .build();
    }
}
