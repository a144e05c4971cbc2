package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateTermsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateTermsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteTermsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeTermsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeTermsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTermsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTermsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsEnforcementType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsSourceType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateTermsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateTermsResponse;

final class TermsTest {
    private static final String PRIVACY = "privacy-policy";
    private static final String USE = "terms-of-use";
    private final Fixture pools = new Fixture();
    private final String poolId = pools.pool(settings -> settings).id();
    private final String client = pools.client(poolId, settings -> settings).clientId();

    @Test
    void documents_are_made_described_changed_listed_and_deleted() {
        TermsType made = create(client, USE, "https://example.com/use");
        assertThat(describe(made.termsId())).isEqualTo(made);
        create(client, PRIVACY, "https://example.com/privacy");
        pools.clock.pass(Duration.ofSeconds(1));
        UpdateTermsResponse changed = pools.call(UpdateTermsRequest.builder()
                .userPoolId(poolId)
                .termsId(made.termsId())
                .links(Map.of("cognito:default", "https://example.com/2", "cognito:german", "https://example.com/de"))
                .build());
        assertThat(changed.terms().termsName()).isEqualTo(USE);
        assertThat(changed.terms().links()).hasSize(2);
        assertThat(changed.terms().lastModifiedDate()).isAfter(made.lastModifiedDate());
        assertThat(changed.terms().creationDate()).isEqualTo(made.creationDate());

        ListTermsResponse first = list(null);
        ListTermsResponse second = list(first.nextToken());
        assertThat(List.of(
                        first.terms().get(0).termsName(), second.terms().get(0).termsName()))
                .containsExactlyInAnyOrder(USE, PRIVACY);
        assertThat(second.nextToken()).isNull();
        delete(made.termsId());
        assertThatThrownBy(() -> describe(made.termsId())).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> delete(made.termsId())).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void a_client_has_one_of_each_name() {
        create(client, USE, "https://example.com/use");
        TermsType privacy = create(client, PRIVACY, "https://example.com/privacy");
        create(pools.client(poolId, settings -> settings).clientId(), USE, "https://example.com/use");

        assertThatThrownBy(() -> create(client, USE, "https://example.com/again"))
                .isInstanceOf(TermsExistsException.class);
        assertThatThrownBy(() -> pools.call(UpdateTermsRequest.builder()
                        .userPoolId(poolId)
                        .termsId(privacy.termsId())
                        .termsName(USE)
                        .build()))
                .isInstanceOf(TermsExistsException.class);
    }

    @Test
    void links_are_absolute_and_one_is_the_default() {
        for (String link : List.of("http://example.com", "javascript:alert(1)", "/use", "no uri")) {
            assertThatThrownBy(() -> create(client, USE, link)).as(link).isInstanceOf(InvalidParameterException.class);
        }
        assertThatThrownBy(() -> pools.call(CreateTermsRequest.builder()
                        .userPoolId(poolId)
                        .clientId(client)
                        .termsName(USE)
                        .links(Map.of("cognito:german", "https://example.com"))
                        .build()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Links need one for cognito:default.");
    }

    private TermsType create(String clientId, String name, String link) {
        CreateTermsResponse response = pools.call(CreateTermsRequest.builder()
                .userPoolId(poolId)
                .clientId(clientId)
                .termsName(name)
                .termsSource(TermsSourceType.LINK)
                .enforcement(TermsEnforcementType.NONE)
                .links(Map.of("cognito:default", link))
                .build());
        return response.terms();
    }

    private TermsType describe(String id) {
        DescribeTermsResponse response = pools.call(
                DescribeTermsRequest.builder().userPoolId(poolId).termsId(id).build());
        return response.terms();
    }

    private ListTermsResponse list(@Nullable String token) {
        return pools.call(ListTermsRequest.builder()
                .userPoolId(poolId)
                .maxResults(1)
                .nextToken(token)
                .build());
    }

    private void delete(String id) {
        pools.call(DeleteTermsRequest.builder().userPoolId(poolId).termsId(id).build());
    }
}
