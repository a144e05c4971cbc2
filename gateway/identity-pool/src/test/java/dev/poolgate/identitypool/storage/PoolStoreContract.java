package dev.poolgate.identitypool.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.StoredPool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.AmbiguousRoleResolutionType;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetPrincipalTagAttributeMapResponse;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityPoolShortDescription;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMappingType;

/** What every pool store does, whatever keeps it. */
interface PoolStoreContract {

    PoolStore pools();

    @Test
    default void what_is_found_equals_what_was_added() {
        StoredPool pool = pool("demo");
        assertThat(pools().add(pool)).isTrue();
        assertThat(pools().find(pool.id())).contains(pool);
    }

    @Test
    default void an_id_is_given_once() {
        StoredPool first = pool("first");
        pools().add(first);
        StoredPool second = new StoredPool(
                first.settings().toBuilder().identityPoolName("second").build(), first.roles(), Map.of());
        assertThat(pools().add(second)).isFalse();
        assertThat(pools().find(first.id())).contains(first);
    }

    @Test
    default void each_part_is_replaced_on_its_own() {
        StoredPool pool = pool("demo");
        pools().add(pool);
        DescribeIdentityPoolResponse settings = pool.settings().toBuilder()
                .identityPoolName("other")
                .allowUnauthenticatedIdentities(true)
                .build();
        GetIdentityPoolRolesResponse roles = pool.roles().toBuilder()
                .roles(Map.of("unauthenticated", "arn:aws:iam::000000000000:role/guest"))
                .build();
        GetPrincipalTagAttributeMapResponse tagMap = tagMap(pool.id(), "idp", Map.of("team", "custom:team"));
        assertThat(pools().changeSettings(pool.id(), before -> settings)).contains(settings);
        assertThat(pools().replaceRoles(roles)).isTrue();
        assertThat(pools().replaceTagMap(tagMap)).isTrue();
        assertThat(pools().find(pool.id())).contains(new StoredPool(settings, roles, Map.of("idp", tagMap)));
    }

    @Test
    default void changes_made_at_once_come_one_after_the_other_and_none_is_lost() throws Exception {
        StoredPool pool = pool("demo");
        pools().add(pool);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> changes = IntStream.range(0, 16)
                    .<Callable<Boolean>>mapToObj(number ->
                            () -> pools().changeSettings(pool.id(), settings -> withTag(settings, "tag" + number))
                                    .isPresent())
                    .toList();
            for (Future<Boolean> each : threads.invokeAll(changes)) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(pools().find(pool.id()).orElseThrow().settings().identityPoolTags())
                .hasSize(16);
    }

    @Test
    default void a_change_that_is_refused_leaves_all_as_it_was() {
        StoredPool pool = pool("demo");
        pools().add(pool);
        assertThatIllegalStateException().isThrownBy(() -> pools().changeSettings(pool.id(), settings -> {
            throw new IllegalStateException("refused");
        }));
        assertThat(pools().find(pool.id())).contains(pool);
    }

    private static DescribeIdentityPoolResponse withTag(DescribeIdentityPoolResponse settings, String key) {
        Map<String, String> tags = new HashMap<>(settings.identityPoolTags());
        tags.put(key, "");
        return settings.toBuilder().identityPoolTags(tags).build();
    }

    @Test
    default void a_tag_map_of_a_second_provider_stands_beside_the_first() {
        StoredPool pool = pool("demo");
        pools().add(pool);
        GetPrincipalTagAttributeMapResponse other = tagMap(pool.id(), "other", Map.of());
        pools().replaceTagMap(other);
        assertThat(pools().find(pool.id()).orElseThrow().tagMaps())
                .containsOnlyKeys("idp", "other")
                .containsEntry("other", other);
    }

    @Test
    default void nothing_is_replaced_or_deleted_of_a_pool_that_is_not_there() {
        StoredPool absent = pool("absent");
        assertThat(pools().changeSettings(absent.id(), before -> before)).isEmpty();
        assertThat(pools().replaceRoles(absent.roles())).isFalse();
        assertThat(pools().replaceTagMap(tagMap(absent.id(), "idp", Map.of()))).isFalse();
        assertThat(pools().delete(absent.id())).isFalse();
        assertThat(pools().find(absent.id())).isEmpty();
    }

    @Test
    default void a_listing_goes_by_id_from_where_it_is_told() {
        List<String> ids = List.of(added("one"), added("two"), added("three")).stream()
                .sorted()
                .toList();
        List<String> all = pools().list("", 1000).stream()
                .map(IdentityPoolShortDescription::identityPoolId)
                .toList();
        assertThat(all).containsAll(ids).isSorted();
        assertThat(pools().list(ids.get(0), 1)).hasSize(1);
        assertThat(pools().list(ids.get(0), 1000))
                .extracting(IdentityPoolShortDescription::identityPoolId)
                .doesNotContain(ids.get(0))
                .contains(ids.get(1), ids.get(2));
    }

    @Test
    default void a_deleted_pool_is_gone_with_its_tag_maps() {
        StoredPool pool = pool("demo");
        pools().add(pool);
        assertThat(pools().delete(pool.id())).isTrue();
        assertThat(pools().find(pool.id())).isEmpty();
        assertThat(pools().add(new StoredPool(pool.settings(), pool.roles(), Map.of())))
                .isTrue();
        assertThat(pools().find(pool.id()).orElseThrow().tagMaps()).isEmpty();
    }

    private String added(String name) {
        StoredPool pool = pool(name);
        pools().add(pool);
        return pool.id();
    }

    private static StoredPool pool(String name) {
        String id = "eu-west-1:" + UUID.randomUUID();
        DescribeIdentityPoolResponse settings = DescribeIdentityPoolResponse.builder()
                .identityPoolId(id)
                .identityPoolName(name)
                .allowUnauthenticatedIdentities(false)
                .cognitoIdentityProviders(CognitoIdentityProvider.builder()
                        .providerName("idp")
                        .clientId("client")
                        .serverSideTokenCheck(true)
                        .build())
                .build();
        RoleMapping mapping = RoleMapping.builder()
                .type(RoleMappingType.TOKEN)
                .ambiguousRoleResolution(AmbiguousRoleResolutionType.DENY)
                .build();
        GetIdentityPoolRolesResponse roles = GetIdentityPoolRolesResponse.builder()
                .identityPoolId(id)
                .roles(Map.of("authenticated", "arn:aws:iam::000000000000:role/reader"))
                .roleMappings(Map.of("idp:client", mapping))
                .build();
        return new StoredPool(settings, roles, Map.of("idp", tagMap(id, "idp", Map.of("dept", "custom:dept"))));
    }

    private static GetPrincipalTagAttributeMapResponse tagMap(
            String poolId, String provider, Map<String, String> tags) {
        return GetPrincipalTagAttributeMapResponse.builder()
                .identityPoolId(poolId)
                .identityProviderName(provider)
                .useDefaults(false)
                .principalTags(tags)
                .build();
    }
}
