package dev.poolgate.identitypool.login;

import static dev.poolgate.authorizer.token.NetworkAccess.PRIVATE_PLAIN_HTTP;
import static dev.poolgate.authorizer.token.NetworkAccess.PUBLIC_HTTPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProviderMappingTest {
    private static final String KEY = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC";

    @Test
    void a_user_pool_in_the_box_is_found_by_the_key_it_would_have_at_aws_and_back() {
        ProviderMapping mapping = ProviderMapping.userPoolsAt("http://127.0.0.1:9000/{poolId}", PRIVATE_PLAIN_HTTP);
        assertThat(url(mapping, KEY)).contains("http://127.0.0.1:9000/eu-west-1_AbC");
        assertThat(mapping.providerOf("http://127.0.0.1:9000/eu-west-1_AbC")).contains(KEY);
    }

    @Test
    void a_user_pool_at_aws_is_found_at_its_own_region() {
        ProviderMapping mapping =
                ProviderMapping.userPoolsAt("https://cognito-idp.{region}.amazonaws.com/{poolId}", PUBLIC_HTTPS);
        assertThat(url(mapping, KEY)).contains("https://" + KEY);
        assertThat(mapping.providerOf("https://" + KEY)).contains(KEY);
    }

    @Test
    void a_key_whose_region_is_not_the_pools_is_unknown() {
        ProviderMapping mapping = ProviderMapping.userPoolsAt("http://127.0.0.1:9000/{poolId}", PRIVATE_PLAIN_HTTP);
        assertThat(url(mapping, "cognito-idp.us-east-1.amazonaws.com/eu-west-1_AbC"))
                .isEmpty();
    }

    @Test
    void what_only_resembles_a_key_or_an_issuer_is_unknown() {
        ProviderMapping mapping = ProviderMapping.userPoolsAt("http://127.0.0.1:9000/{poolId}", PRIVATE_PLAIN_HTTP);
        assertThat(url(mapping, "https://" + KEY)).isEmpty();
        assertThat(url(mapping, KEY + "/")).isEmpty();
        assertThat(url(mapping, KEY.replace('.', 'x'))).isEmpty();
        assertThat(mapping.providerOf("http://127.0.0.1:9000/eu-west-1_AbC/")).isEmpty();
        assertThat(mapping.providerOf("http://127.0.0.1:9000/a/eu-west-1_AbC")).isEmpty();
        assertThat(mapping.providerOf("http://127x0x0x1:9000/eu-west-1_AbC")).isEmpty();
    }

    @Test
    void an_exact_rule_goes_before_a_template_wherever_it_stands() {
        ProviderMapping mapping = ProviderMapping.of(List.of(
                ProviderRule.userPools("http://127.0.0.1:9000/{poolId}", PRIVATE_PLAIN_HTTP),
                ProviderRule.of(KEY, "https://" + KEY, PUBLIC_HTTPS)));
        assertThat(url(mapping, KEY)).contains("https://" + KEY);
        assertThat(url(mapping, KEY + "2")).contains("http://127.0.0.1:9000/eu-west-1_AbC2");
    }

    @Test
    void an_issuer_whose_rule_is_overridden_cannot_speak_for_the_provider() {
        ProviderMapping mapping = ProviderMapping.of(List.of(
                ProviderRule.userPools("http://127.0.0.1:9000/{poolId}", PRIVATE_PLAIN_HTTP),
                ProviderRule.of(KEY, "https://" + KEY, PUBLIC_HTTPS)));
        assertThat(mapping.providerOf("http://127.0.0.1:9000/eu-west-1_AbC")).isEmpty();
        assertThat(mapping.providerOf("https://" + KEY)).contains(KEY);
    }

    @Test
    void an_issuer_without_its_scheme_names_its_provider_and_nothing_else_does() {
        ProviderMapping mapping = ProviderMapping.userPoolsAt("http://127.0.0.1:9000/{poolId}", PRIVATE_PLAIN_HTTP);
        assertThat(mapping.providerNamed("127.0.0.1:9000/eu-west-1_AbC")).isEqualTo(KEY);
        assertThat(mapping.providerNamed(KEY)).isEqualTo(KEY);
        assertThat(mapping.providerNamed("127.0.0.1:9001/eu-west-1_AbC")).isEqualTo("127.0.0.1:9001/eu-west-1_AbC");
        assertThat(mapping.providerNamed("//127.0.0.1:9000/eu-west-1_AbC")).isEqualTo("//127.0.0.1:9000/eu-west-1_AbC");
    }

    @Test
    void a_rule_that_would_send_all_pools_to_one_issuer_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderRule.userPools("http://127.0.0.1:9000", PRIVATE_PLAIN_HTTP))
                .withMessageContaining("must both name `{poolId}`");
    }

    @Test
    void an_unknown_placeholder_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderRule.userPools("http://127.0.0.1:9000/{pool}", PRIVATE_PLAIN_HTTP))
                .withMessageContaining("unknown placeholder `pool`");
    }

    private static Optional<String> url(ProviderMapping mapping, String provider) {
        return mapping.issuerOf(provider).map(ProviderIssuer::url);
    }
}
