package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Devices;
import dev.poolgate.userpool.storage.DeviceTable;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListDevicesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListDevicesResponse;

/** The devices of the access token's user, page by page. */
final class ListDevices extends CognitoOperation<ListDevicesRequest, ListDevicesResponse> {
    private final AccessTokens tokens;
    private final Devices devices;

    ListDevices(AccessTokens tokens, Devices devices) {
        super(Access.PUBLIC, ListDevicesRequest::builder);
        this.tokens = tokens;
        this.devices = devices;
    }

    @Override
    ListDevicesResponse answer(ListDevicesRequest request, AwsCall call) {
        AccessToken token = tokens.require(request.accessToken());
        Devices.requireTracking(token.pool());
        Page<DeviceTable.Row> page = Page.of(
                request.paginationToken(),
                request.limit(),
                DeviceTable.Row::key,
                (after, limit) -> devices.list(token.user(), after, limit));
        return ListDevicesResponse.builder()
                .devices(page.items().stream()
                        .map(device -> UserDevices.described(token.pool(), token.user(), device))
                        .toList())
                .paginationToken(page.next().orElse(null))
                .build();
    }
}
