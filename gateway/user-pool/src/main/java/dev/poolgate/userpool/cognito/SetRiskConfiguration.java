package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskExceptionConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetRiskConfigurationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetRiskConfigurationResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolAddOnNotEnabledException;

/** Sets what is to be done about risks; a request that says nothing takes it back. */
final class SetRiskConfiguration extends CognitoOperation<SetRiskConfigurationRequest, SetRiskConfigurationResponse> {
    private static final Pattern RANGE = Pattern.compile("[0-9a-fA-F.:]+/[0-9]{1,3}");

    private final UserPoolStorage storage;
    private final Pools pools;
    private final Clients clients;
    private final Clock clock;

    SetRiskConfiguration(UserPoolStorage storage, Pools pools, Clients clients, Clock clock) {
        super(Access.SIGNED, SetRiskConfigurationRequest::builder);
        this.storage = storage;
        this.pools = pools;
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    SetRiskConfigurationResponse answer(SetRiskConfigurationRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Optional<String> clientId = Optional.ofNullable(request.clientId())
                .map(id -> clients.require(pool.id(), id).id());
        if (!pool.recordsRisks()) {
            throw UserPoolAddOnNotEnabledException.builder()
                    .message("Threat protection is not enabled for user pool " + pool.id() + ".")
                    .writableStackTrace(false)
                    .build();
        }
        requireRanges(request.riskExceptionConfiguration());
        RiskConfigurationType configuration = SameNamed.copy(request, RiskConfigurationType.builder())
                .lastModifiedDate(clock.instant())
                .build();
        boolean empty = request.compromisedCredentialsRiskConfiguration() == null
                && request.accountTakeoverRiskConfiguration() == null
                && request.riskExceptionConfiguration() == null;
        storage.atomically(() -> {
            if (empty) {
                RiskConfigurations.delete(storage.settings(), pool, clientId);
            } else {
                RiskConfigurations.put(storage.settings(), configuration);
            }
        });
        return SetRiskConfigurationResponse.builder()
                .riskConfiguration(configuration)
                .build();
    }

    private static void requireRanges(@Nullable RiskExceptionConfigurationType exceptions) {
        if (exceptions != null) {
            Stream.concat(exceptions.blockedIPRangeList().stream(), exceptions.skippedIPRangeList().stream())
                    .filter(range -> !RANGE.matcher(range).matches())
                    .findFirst()
                    .ifPresent(range -> {
                        throw Refusals.invalidParameter("Invalid IP range " + range + ": CIDR notation is needed.");
                    });
        }
    }
}
