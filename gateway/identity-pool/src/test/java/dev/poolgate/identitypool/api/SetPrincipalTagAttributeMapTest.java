package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.FakeLogins.IDP;
import static dev.poolgate.identitypool.api.TestApi.API;
import static dev.poolgate.identitypool.api.TestApi.NO_POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentity.model.SetPrincipalTagAttributeMapRequest;
import software.amazon.awssdk.services.cognitoidentity.model.SetPrincipalTagAttributeMapResponse;

class SetPrincipalTagAttributeMapTest {

    @Test
    void a_map_is_answered_as_set_and_kept() {
        String pool = API.newPool();
        SetPrincipalTagAttributeMapResponse answer = set(pool, Map.of("dept", "custom:dept"));
        assertThat(answer.principalTags()).isEqualTo(Map.of("dept", "custom:dept"));
        assertThat(answer.useDefaults()).isFalse();
        assertThat(kept(pool)).isEqualTo(Map.of("dept", "custom:dept"));
    }

    @Test
    void a_map_replaces_the_one_before() {
        String pool = API.newPool();
        set(pool, Map.of("dept", "custom:dept"));
        set(pool, Map.of("team", "custom:team"));
        assertThat(kept(pool)).containsOnlyKeys("team");
    }

    @Test
    void a_name_that_no_session_could_carry_is_refused() {
        String pool = API.newPool();
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> set(pool, Map.of("a*b", "sub")));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> set(pool, Map.of("t".repeat(129), "sub")));
    }

    @Test
    void more_than_50_tags_are_refused() {
        String pool = API.newPool();
        Map<String, String> tags =
                Stream.iterate(1, i -> i + 1).limit(51).collect(Collectors.toMap(i -> "t" + i, i -> "sub"));
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> set(pool, tags));
        tags.remove("t51");
        assertThat(set(pool, tags).principalTags()).hasSize(50);
    }

    @Test
    void a_pool_that_is_not_there_is_not_found() {
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> set(NO_POOL, Map.of()));
    }

    private static SetPrincipalTagAttributeMapResponse set(String pool, Map<String, String> tags) {
        return API.call(
                SetPrincipalTagAttributeMapResponse.class,
                SetPrincipalTagAttributeMapRequest.builder()
                        .identityPoolId(pool)
                        .identityProviderName(IDP)
                        .principalTags(tags)
                        .build());
    }

    private static Map<String, String> kept(String pool) {
        return API.stores.pools().find(pool).orElseThrow().tagMaps().values().stream()
                .filter(map -> map.identityProviderName().equals(IDP))
                .findFirst()
                .orElseThrow()
                .principalTags();
    }
}
