package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolDomainResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

final class DeleteUserPoolDomainTest {
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
    void a_domain_is_free_again() {
        String domain = unique("orders");
        create(domain);

        delete(poolId, domain);

        assertThat(describe(domain).userPoolId()).isNull();
        create(domain);
    }

    @Test
    void another_pools_domain_is_not_deleted() {
        String domain = unique("orders");
        create(domain);

        assertThatThrownBy(() -> delete(pools.poolId(), domain))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("No such domain or user pool exists.");
        assertThat(describe(domain).userPoolId()).isEqualTo(poolId);
    }

    @Test
    void a_pool_with_a_domain_is_not_deleted() {
        String domain = unique("orders");
        create(domain);
        DeleteUserPoolRequest deletePool =
                DeleteUserPoolRequest.builder().userPoolId(poolId).build();

        assertThatThrownBy(() -> pools.call(deletePool))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("has a domain configured");

        delete(poolId, domain);
        pools.call(deletePool);
    }

    private void delete(String pool, String domain) {
        pools.call(DeleteUserPoolDomainRequest.builder()
                .userPoolId(pool)
                .domain(domain)
                .build());
    }
}
