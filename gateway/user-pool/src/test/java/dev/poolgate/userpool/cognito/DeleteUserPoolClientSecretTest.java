package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AddUserPoolClientSecretRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AddUserPoolClientSecretResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ClientSecretDescriptorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolClientSecretRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientSecretsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientSecretsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

final class DeleteUserPoolClientSecretTest {
    private final Fixture pools = new Fixture();
    private final UserPoolClientType client = pools.client(pools.poolId(), settings -> settings.generateSecret(true));

    @Test
    void the_first_secret_gives_way_to_the_second_which_stays() {
        pools.clock.pass(Duration.ofMillis(1));
        AddUserPoolClientSecretResponse added = pools.call(AddUserPoolClientSecretRequest.builder()
                .userPoolId(pools.poolId())
                .clientId(client.clientId())
                .build());
        List<ClientSecretDescriptorType> both = list();
        assertThat(both).hasSize(2).allMatch(secret -> secret.clientSecretValue() == null);
        assertThat(both.get(1).clientSecretId())
                .isEqualTo(added.clientSecretDescriptor().clientSecretId());

        delete(both.get(0).clientSecretId());

        assertThat(list()).containsExactly(both.get(1));
        DescribeUserPoolClientResponse described = pools.call(DescribeUserPoolClientRequest.builder()
                .userPoolId(pools.poolId())
                .clientId(client.clientId())
                .build());
        assertThat(described.userPoolClient().clientSecret())
                .isEqualTo(added.clientSecretDescriptor().clientSecretValue());
        assertThatThrownBy(() -> delete(both.get(1).clientSecretId())).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> delete(both.get(0).clientSecretId())).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void a_secret_of_another_client_is_none_of_this_one() {
        UserPoolClientType other = pools.client(pools.poolId(), settings -> settings.generateSecret(true));
        String foreign = other.clientId() + "--" + other.creationDate().toEpochMilli();

        assertThatThrownBy(() -> delete(foreign)).isInstanceOf(ResourceNotFoundException.class);
    }

    private void delete(String id) {
        pools.call(DeleteUserPoolClientSecretRequest.builder()
                .userPoolId(pools.poolId())
                .clientId(client.clientId())
                .clientSecretId(id)
                .build());
    }

    private List<ClientSecretDescriptorType> list() {
        ListUserPoolClientSecretsResponse listed = pools.call(ListUserPoolClientSecretsRequest.builder()
                .userPoolId(pools.poolId())
                .clientId(client.clientId())
                .build());
        return listed.clientSecrets();
    }
}
