package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.SettingTable.Kind;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LogConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LogDeliveryConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetLogDeliveryConfigurationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetLogDeliveryConfigurationResponse;

/** Says where logs of the pool are to go. Kept and shown: the places are AWS's own. */
final class SetLogDeliveryConfiguration
        extends CognitoOperation<SetLogDeliveryConfigurationRequest, SetLogDeliveryConfigurationResponse> {
    private final UserPoolStorage storage;
    private final Pools pools;

    SetLogDeliveryConfiguration(UserPoolStorage storage, Pools pools) {
        super(Access.SIGNED, SetLogDeliveryConfigurationRequest::builder);
        this.storage = storage;
        this.pools = pools;
    }

    @Override
    SetLogDeliveryConfigurationResponse answer(SetLogDeliveryConfigurationRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        long sources = request.logConfigurations().stream()
                .map(LogConfigurationType::eventSourceAsString)
                .distinct()
                .count();
        if (sources < request.logConfigurations().size()) {
            throw Refusals.invalidParameter("Each event source can be configured once.");
        }
        request.logConfigurations().forEach(SetLogDeliveryConfiguration::requireOnePlace);
        LogDeliveryConfigurationType configuration = LogDeliveryConfigurationType.builder()
                .userPoolId(pool.id())
                .logConfigurations(request.logConfigurations())
                .build();
        storage.atomically(() -> storage.settings()
                .put(pool.id(), Kind.LOG, GetLogDeliveryConfiguration.ID, Optional.empty(), configuration));
        return SetLogDeliveryConfigurationResponse.builder()
                .logDeliveryConfiguration(configuration)
                .build();
    }

    private static void requireOnePlace(LogConfigurationType log) {
        long places = Stream.of(log.cloudWatchLogsConfiguration(), log.s3Configuration(), log.firehoseConfiguration())
                .filter(Objects::nonNull)
                .count();
        if (places != 1) {
            throw Refusals.invalidParameter("A log configuration needs exactly one destination.");
        }
    }
}
