package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

final class CreateUserPoolDomainTest {
    private final Fixture pools = new Fixture();

    private final String poolId = pools.pool(settings -> settings).id();

    private CreateUserPoolDomainResponse create(String domain) {
        return pools.call(CreateUserPoolDomainRequest.builder()
                .userPoolId(poolId)
                .domain(domain)
                .build());
    }

    private CreateUserPoolDomainResponse custom(String domain) {
        return pools.call(CreateUserPoolDomainRequest.builder()
                .userPoolId(poolId)
                .domain(domain)
                .customDomainConfig(config -> config.certificateArn("arn:aws:acm:us-east-1:000000000000:certificate/a"))
                .build());
    }

    @Test
    void a_prefix_is_the_pools_and_shown_with_it() {
        String domain = unique("orders");

        CreateUserPoolDomainResponse answer = create(domain);

        assertThat(answer.managedLoginVersion()).isOne();
        assertThat(answer.cloudFrontDomain()).isNull();
        DescribeUserPoolResponse pool =
                pools.call(DescribeUserPoolRequest.builder().userPoolId(poolId).build());
        assertThat(pool.userPool().domain()).isEqualTo(domain);
        assertThat(pool.userPool().customDomain()).isNull();
    }

    @Test
    void a_custom_domain_is_told_where_its_record_points() {
        String domain = unique("auth") + ".example.com";

        assertThat(custom(domain).cloudFrontDomain()).isEqualTo("pools.example.com");
        DescribeUserPoolResponse pool =
                pools.call(DescribeUserPoolRequest.builder().userPoolId(poolId).build());
        assertThat(pool.userPool().customDomain()).isEqualTo(domain);
    }

    @Test
    void a_domain_is_one_pools_only() {
        String domain = unique("orders");
        create(domain);
        String other = pools.pool(settings -> settings).id();

        assertThatThrownBy(() -> pools.call(CreateUserPoolDomainRequest.builder()
                        .userPoolId(other)
                        .domain(domain)
                        .build()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Domain already associated with another user pool.");
    }

    @Test
    void a_pool_has_one_prefix() {
        create(unique("orders"));

        assertThatThrownBy(() -> create(unique("orders")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("already has a domain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-aws-app", "amazonia", "cognito", "-a", "a-", "a.b", "a_b"})
    void a_prefix_is_a_label_that_claims_nothing_of_awss(String domain) {
        assertThatThrownBy(() -> create(domain)).isInstanceOf(InvalidParameterException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "orders..com", "-orders.com", "orders.c"})
    void a_custom_domain_is_a_full_name(String domain) {
        assertThatThrownBy(() -> custom(domain)).isInstanceOf(InvalidParameterException.class);
    }
}
