package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolDomainResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolDomainResponse;

final class UpdateUserPoolDomainTest {
    private final Fixture pools = new Fixture();

    private final String poolId = pools.pool(settings -> settings).id();

    private CreateUserPoolDomainResponse create(String domain) {
        return pools.call(CreateUserPoolDomainRequest.builder()
                .userPoolId(poolId)
                .domain(domain)
                .build());
    }

    private DomainDescriptionType describe(String domain) {
        DescribeUserPoolDomainResponse answer = pools.call(
                DescribeUserPoolDomainRequest.builder().domain(domain).build());
        return answer.domainDescription();
    }

    @Test
    void what_is_given_changes() {
        String domain = unique("orders");
        create(domain);

        assertThat(update(poolId, domain).managedLoginVersion()).isEqualTo(2);
        assertThat(describe(domain).managedLoginVersion()).isEqualTo(2);
        assertThat(describe(domain).awsAccountId()).isEqualTo("000000000000");
    }

    @Test
    void another_pools_domain_is_not_touched() {
        String domain = unique("orders");
        create(domain);

        assertThatThrownBy(() -> update(pools.poolId(), domain)).isInstanceOf(ResourceNotFoundException.class);
        assertThat(describe(domain).managedLoginVersion()).isOne();
    }

    @Test
    void a_prefix_stays_a_prefix() {
        String domain = unique("orders");
        create(domain);

        assertThatThrownBy(() -> pools.call(UpdateUserPoolDomainRequest.builder()
                        .userPoolId(poolId)
                        .domain(domain)
                        .customDomainConfig(
                                config -> config.certificateArn("arn:aws:acm:us-east-1:000000000000:certificate/a"))
                        .build()))
                .isInstanceOf(InvalidParameterException.class);
    }

    private UpdateUserPoolDomainResponse update(String pool, String domain) {
        return pools.call(UpdateUserPoolDomainRequest.builder()
                .userPoolId(pool)
                .domain(domain)
                .managedLoginVersion(2)
                .build());
    }
}
