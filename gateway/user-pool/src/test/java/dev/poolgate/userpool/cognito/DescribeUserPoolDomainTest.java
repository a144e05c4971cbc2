package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolDomainResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainStatusType;

final class DescribeUserPoolDomainTest {
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
    void a_domain_is_described() {
        String domain = unique("orders");
        create(domain);

        assertThat(describe(domain))
                .isEqualTo(DomainDescriptionType.builder()
                        .userPoolId(poolId)
                        .domain(domain)
                        .awsAccountId("000000000000")
                        .status(DomainStatusType.ACTIVE)
                        .version(String.valueOf(pools.clock.instant().getEpochSecond()))
                        .managedLoginVersion(1)
                        .build());
    }

    @Test
    void of_an_unknown_one_nothing_is_said() {
        assertThat(describe(unique("nobody")))
                .isEqualTo(DomainDescriptionType.builder().build());
    }
}
