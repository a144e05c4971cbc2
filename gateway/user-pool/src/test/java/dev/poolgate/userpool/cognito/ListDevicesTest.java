package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListDevicesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListDevicesResponse;

final class ListDevicesTest {
    private final Fixture pools = new Fixture();

    @Test
    void the_confirmed_devices_of_the_user_are_listed_page_by_page() {
        TestDevice first = TestDevice.offered(pools, pools.trackingPool(true, false));
        TestDevice second = TestDevice.offered(pools, first.client, first.name);
        TestDevice.offered(pools, first.client, first.name);
        first.confirm();
        second.confirm();

        ListDevicesResponse page = list(first, null);
        ListDevicesResponse rest = list(first, page.paginationToken());

        assertThat(List.of(
                        page.devices().get(0).deviceKey(), rest.devices().get(0).deviceKey()))
                .containsExactlyInAnyOrder(first.key(), second.key());
        assertThat(page.devices()).hasSize(1);
        assertThat(rest.paginationToken()).isNull();
    }

    private ListDevicesResponse list(TestDevice device, @Nullable String token) {
        return pools.call(ListDevicesRequest.builder()
                .accessToken(device.tokens.accessToken())
                .limit(1)
                .paginationToken(token)
                .build());
    }
}
