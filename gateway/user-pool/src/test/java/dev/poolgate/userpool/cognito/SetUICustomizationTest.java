package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUiCustomizationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUiCustomizationResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUiCustomizationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUiCustomizationResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UICustomizationType;

final class SetUICustomizationTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0};
    private final Fixture pools = new Fixture();
    private final String poolId = pools.pool(settings -> settings).id();
    private final String client = pools.client(poolId, settings -> settings).clientId();

    @Test
    void a_pool_without_a_domain_has_no_pages_to_customize() {
        assertThatThrownBy(() -> set(null, ".logo-customizable {max-width: 60%;}"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("There has to be an existing domain associated with this user pool");
        assertThat(get(null)).isEqualTo(UICustomizationType.builder().build());
    }

    @Test
    void a_clients_own_look_goes_before_that_of_all_and_ends_with_the_client() {
        domain();
        set(null, ".logo-customizable { max-width: 60%; }");
        assertThat(get(client).css()).contains("60%");
        assertThat(get(client).clientId()).isEqualTo("ALL");
        pools.clock.pass(Duration.ofMinutes(1));

        UICustomizationType own = set(client, ".submitButton-customizable:hover, .label-customizable {color: red}");

        assertThat(get(client)).isEqualTo(own);
        assertThat(get(null).css()).contains("60%");
        pools.clock.pass(Duration.ofMinutes(1));
        UICustomizationType changed = set(client, null);
        assertThat(changed.css()).isNull();
        assertThat(changed.creationDate()).isEqualTo(own.creationDate());
        assertThat(changed.cssVersion()).isGreaterThan(own.cssVersion());
        assertThatThrownBy(() -> set("nosuchclient", null)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void an_image_is_shown_by_its_url() {
        domain();
        SetUiCustomizationResponse response = pools.call(SetUiCustomizationRequest.builder()
                .userPoolId(poolId)
                .imageFile(SdkBytes.fromByteArray(PNG))
                .build());
        assertThat(response.uiCustomization().imageUrl()).startsWith("data:image/png;base64,iVBORw");
        assertThatThrownBy(() -> pools.call(SetUiCustomizationRequest.builder()
                        .userPoolId(poolId)
                        .imageFile(SdkBytes.fromUtf8String("<svg onload=alert(1)>"))
                        .build()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("The image is neither PNG nor JPEG.");
        assertThatThrownBy(() -> pools.call(SetUiCustomizationRequest.builder()
                        .userPoolId(poolId)
                        .imageFile(SdkBytes.fromByteArray(Arrays.copyOf(PNG, 100 * 1024 + 1)))
                        .build()))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void css_styles_the_classes_of_the_pages_and_nothing_else() {
        domain();
        for (String css : List.of(
                "body {color: red}",
                ".logo-customizable {background: url(https://evil.example)}",
                "@import 'https://evil.example'; .logo-customizable {color: red}",
                ".logo-customizable {color: red} </style><script>",
                ".logo-customizable {color: red",
                ".logo-customizable .other {color: red}",
                ".logo-customizable {b: ur\\6c(x)}")) {
            assertThatThrownBy(() -> set(null, css)).as(css).isInstanceOf(InvalidParameterException.class);
        }
        assertThat(set(null, "/* a { } */ .logo-customizable {color: red}").css())
                .contains("red");
    }

    private void domain() {
        pools.call(CreateUserPoolDomainRequest.builder()
                .userPoolId(poolId)
                .domain(Fixture.unique("looks"))
                .build());
    }

    private UICustomizationType set(@Nullable String clientId, @Nullable String css) {
        SetUiCustomizationResponse response = pools.call(SetUiCustomizationRequest.builder()
                .userPoolId(poolId)
                .clientId(clientId)
                .css(css)
                .build());
        return response.uiCustomization();
    }

    private UICustomizationType get(@Nullable String clientId) {
        GetUiCustomizationResponse response = pools.call(GetUiCustomizationRequest.builder()
                .userPoolId(poolId)
                .clientId(clientId)
                .build());
        return response.uiCustomization();
    }
}
