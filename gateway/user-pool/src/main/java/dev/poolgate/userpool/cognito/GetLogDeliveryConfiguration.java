package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.SettingTable;
import dev.poolgate.userpool.storage.SettingTable.Kind;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetLogDeliveryConfigurationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetLogDeliveryConfigurationResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LogDeliveryConfigurationType;

/** Where logs of the pool are to go. */
final class GetLogDeliveryConfiguration
        extends CognitoOperation<GetLogDeliveryConfigurationRequest, GetLogDeliveryConfigurationResponse> {
    /** There is one in a pool. */
    static final String ID = "";

    private final Pools pools;
    private final SettingTable settings;

    GetLogDeliveryConfiguration(Pools pools, SettingTable settings) {
        super(Access.SIGNED, GetLogDeliveryConfigurationRequest::builder);
        this.pools = pools;
        this.settings = settings;
    }

    @Override
    GetLogDeliveryConfigurationResponse answer(GetLogDeliveryConfigurationRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        return GetLogDeliveryConfigurationResponse.builder()
                .logDeliveryConfiguration(settings.find(pool.id(), Kind.LOG, ID, LogDeliveryConfigurationType.builder())
                        .orElseGet(() -> LogDeliveryConfigurationType.builder()
                                .userPoolId(pool.id())
                                .logConfigurations(List.of())
                                .build()))
                .build();
    }
}
