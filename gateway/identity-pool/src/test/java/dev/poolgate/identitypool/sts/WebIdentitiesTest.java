package dev.poolgate.identitypool.sts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.identitypool.login.WebIdentity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebIdentitiesTest {
    private static final String GOOGLE = "accounts.google.com";

    @Test
    void of_googles_tokens_oaud_is_the_audience_and_aud_the_client() {
        Map<String, List<String>> keys = keys(Map.of("aud", "android", "oaud", List.of("backend"), "azp", "android"));
        assertThat(keys)
                .containsEntry(GOOGLE + ":aud", List.of("android"))
                .containsEntry(GOOGLE + ":oaud", List.of("backend"));
        assertThat(keys(Map.of("aud", "android"))).containsEntry(GOOGLE + ":oaud", List.of("android"));
    }

    private static Map<String, List<String>> keys(Map<String, Object> claims) {
        return WebIdentities.federation(new WebIdentity(GOOGLE, GOOGLE, "sub", "android", claims))
                .keys();
    }
}
