package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventSourceName;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetLogDeliveryConfigurationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetLogDeliveryConfigurationResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LogConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LogLevel;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetLogDeliveryConfigurationRequest;

final class SetLogDeliveryConfigurationTest {
    private static final String GROUP = "arn:aws:logs:eu-west-1:000000000000:log-group:pool";
    private final Fixture pools = new Fixture();
    private final String poolId = pools.pool(settings -> settings).id();

    @Test
    void what_is_set_is_shown_and_replaced() {
        assertThat(get()).isEmpty();
        set(log(EventSourceName.USER_NOTIFICATION), log(EventSourceName.USER_AUTH_EVENTS));
        assertThat(get()).hasSize(2);
        set(log(EventSourceName.USER_AUTH_EVENTS));
        assertThat(get()).containsExactly(log(EventSourceName.USER_AUTH_EVENTS));
    }

    @Test
    void each_source_once_and_to_one_place() {
        assertThatThrownBy(() -> set(log(EventSourceName.USER_NOTIFICATION), log(EventSourceName.USER_NOTIFICATION)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> set(LogConfigurationType.builder()
                        .logLevel(LogLevel.ERROR)
                        .eventSource(EventSourceName.USER_NOTIFICATION)
                        .build()))
                .isInstanceOf(InvalidParameterException.class);
    }

    private static LogConfigurationType log(EventSourceName source) {
        return LogConfigurationType.builder()
                .logLevel(LogLevel.ERROR)
                .eventSource(source)
                .cloudWatchLogsConfiguration(place -> place.logGroupArn(GROUP))
                .build();
    }

    private void set(LogConfigurationType... logs) {
        pools.call(SetLogDeliveryConfigurationRequest.builder()
                .userPoolId(poolId)
                .logConfigurations(logs)
                .build());
    }

    private List<LogConfigurationType> get() {
        GetLogDeliveryConfigurationResponse response = pools.call(
                GetLogDeliveryConfigurationRequest.builder().userPoolId(poolId).build());
        return response.logDeliveryConfiguration().logConfigurations();
    }
}
