package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.SettingTable;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeRiskConfigurationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeRiskConfigurationResponse;

/** What is to be done about risks: of a client, else of the pool. */
final class DescribeRiskConfiguration
        extends CognitoOperation<DescribeRiskConfigurationRequest, DescribeRiskConfigurationResponse> {
    private final Pools pools;
    private final Clients clients;
    private final SettingTable settings;

    DescribeRiskConfiguration(Pools pools, Clients clients, SettingTable settings) {
        super(Access.SIGNED, DescribeRiskConfigurationRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.settings = settings;
    }

    @Override
    DescribeRiskConfigurationResponse answer(DescribeRiskConfigurationRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Optional<String> clientId = Optional.ofNullable(request.clientId())
                .map(id -> clients.require(pool.id(), id).id());
        return DescribeRiskConfigurationResponse.builder()
                .riskConfiguration(RiskConfigurations.find(settings, pool, clientId))
                .build();
    }
}
