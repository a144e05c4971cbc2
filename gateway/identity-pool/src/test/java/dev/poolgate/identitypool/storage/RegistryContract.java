package dev.poolgate.identitypool.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.identitypool.iam.IamStores;
import dev.poolgate.identitypool.providers.OidcProvider;
import dev.poolgate.identitypool.providers.SamlProvider;
import dev.poolgate.identitypool.registry.InUseException;
import dev.poolgate.identitypool.registry.UsedMissingException;
import dev.poolgate.identitypool.roles.ManagedPolicy;
import dev.poolgate.identitypool.roles.StoredRole;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every registry does, whatever keeps it. */
interface RegistryContract {
    Instant NOW = Instant.ofEpochSecond(1_800_000_000L);

    IamStores stores();

    @Test
    default void what_is_found_equals_what_was_added() {
        ManagedPolicy policy = policy(name());
        StoredRole role = role(name(), "/a/", List.of(policy.arn()), Optional.of(policy.arn()));
        OidcProvider oidc =
                new OidcProvider("arn", name() + "/x", List.of("a", "b"), List.of("c"), Map.of("k", "v"), NOW);
        SamlProvider saml = new SamlProvider(name(), "n", "<x/>", Map.of(), NOW);
        assertThat(stores().policies().add(policy)).isTrue();
        assertThat(stores().roles().add(role)).isTrue();
        assertThat(stores().oidc().add(oidc)).isTrue();
        assertThat(stores().saml().add(saml)).isTrue();
        assertThat(stores().policies().find(ManagedPolicy.key(policy.name()))).contains(policy);
        assertThat(stores().roles().find(StoredRole.key(role.name()))).contains(role);
        assertThat(stores().oidc().find(oidc.url())).contains(oidc);
        assertThat(stores().saml().find(saml.arn())).contains(saml);
        assertThat(stores().roles().find("nobody")).isEmpty();
    }

    @Test
    default void a_name_is_given_once_whatever_its_capitals() {
        StoredRole role = role(name() + "A");
        StoredRole other = role(role.name().toUpperCase(java.util.Locale.ROOT));
        assertThat(stores().roles().add(role)).isTrue();
        assertThat(stores().roles().add(other)).isFalse();
        assertThat(stores().roles().find(StoredRole.key(other.name()))).contains(role);
    }

    @Test
    default void a_change_that_throws_changes_nothing() {
        StoredRole role = role(name());
        stores().roles().add(role);
        assertThatThrownBy(() -> stores().roles().change(role.name(), current -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThatThrownBy(() -> stores().roles().remove(role.name(), current -> {
                    throw new IllegalStateException("stays");
                }))
                .hasMessage("stays");
        assertThat(stores().roles().find(role.name())).contains(role);
    }

    @Test
    default void what_is_not_there_is_neither_changed_nor_removed() {
        assertThat(stores().roles().change(name(), current -> current)).isEmpty();
        assertThat(stores().roles().remove(name(), current -> {})).isFalse();
    }

    @Test
    default void many_changes_at_once_come_one_after_the_other() throws Exception {
        StoredRole role = role(name());
        stores().roles().add(role);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CompletableFuture<?>[] changes = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> stores().roles()
                                .change(
                                        role.name(),
                                        current -> current.withSettings("", current.maxSessionSeconds() + 1)),
                        threads))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(changes).get();
        threads.shutdownNow();
        assertThat(stores().roles().find(role.name()).orElseThrow().maxSessionSeconds())
                .isEqualTo(3640);
    }

    @Test
    default void what_is_used_is_counted_and_cannot_go() {
        ManagedPolicy policy = policy(name());
        stores().policies().add(policy);
        StoredRole role = role(name(), "/", List.of(policy.arn()), Optional.of(policy.arn()));
        stores().roles().add(role);
        assertThat(stores().policies().users(policy.name())).isEqualTo(1);
        assertThat(stores().roles().using(policy.name())).containsExactly(role);
        assertThatThrownBy(() -> stores().policies().remove(policy.name(), current -> {}))
                .isInstanceOf(InUseException.class)
                .hasMessageContaining(policy.name());
        assertThat(stores().policies().find(policy.name())).isPresent();

        stores().roles()
                .change(role.name(), current -> current.withAttached(List.of()).withBoundary(Optional.empty()));
        assertThat(stores().roles().using(policy.name())).isEmpty();
        assertThat(stores().policies().users(policy.name())).isZero();
        assertThat(stores().policies().remove(policy.name(), current -> {})).isTrue();
    }

    @Test
    default void what_is_not_there_cannot_be_used() {
        String nobody = "arn:aws:iam::000000000000:policy/nobody";
        StoredRole role = role(name(), "/", List.of(nobody), Optional.empty());
        assertThatThrownBy(() -> stores().roles().add(role)).satisfies(missing(nobody));
        assertThat(stores().roles().find(role.name())).isEmpty();

        StoredRole there = role(name());
        stores().roles().add(there);
        assertThatThrownBy(() ->
                        stores().roles().change(there.name(), current -> current.withBoundary(Optional.of(nobody))))
                .satisfies(missing(nobody));
        assertThat(stores().roles().find(there.name())).contains(there);
    }

    @Test
    default void a_policy_of_the_same_name_under_another_path_is_not_the_one_that_is_used() {
        ManagedPolicy policy = policy(name());
        stores().policies().add(policy);
        String elsewhere = policy.arn().replace("policy/", "policy/other/");
        StoredRole role = role(name());
        stores().roles().add(role);

        assertThatThrownBy(
                        () -> stores().roles().change(role.name(), current -> current.withAttached(List.of(elsewhere))))
                .satisfies(missing(elsewhere));
        assertThat(stores().policies().users(policy.name())).isZero();
    }

    @Test
    default void whoever_attaches_while_another_makes_the_policy_anew_leaves_no_role_without_its_policy()
            throws Exception {
        ManagedPolicy first = policy(name());
        ManagedPolicy second = elsewhere(first);
        StoredRole role = role(name());
        stores().policies().add(first);
        stores().roles().add(role);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 30; round++) {
            CompletableFuture<Boolean> attached = CompletableFuture.supplyAsync(() -> attach(role, first), threads);
            CompletableFuture<Boolean> replaced = CompletableFuture.supplyAsync(() -> replace(first, second), threads);
            assertThat(List.of(attached.get(), replaced.get())).containsOnlyOnce(true);

            stores().roles().change(role.name(), current -> current.withAttached(List.of()));
            stores().policies().remove(first.name(), current -> {});
            stores().policies().add(first);
        }
        threads.shutdownNow();
    }

    private boolean attach(StoredRole role, ManagedPolicy policy) {
        try {
            return stores().roles()
                    .change(role.name(), current -> current.withAttached(List.of(policy.arn())))
                    .isPresent();
        } catch (UsedMissingException e) {
            return false;
        }
    }

    private boolean replace(ManagedPolicy policy, ManagedPolicy other) {
        try {
            return stores().policies().remove(policy.name(), current -> {})
                    && stores().policies().add(other);
        } catch (InUseException e) {
            return false;
        }
    }

    private static Consumer<Throwable> missing(String arn) {
        return error -> assertThat(error)
                .isInstanceOfSatisfying(UsedMissingException.class, missing -> assertThat(missing.used())
                        .isEqualTo(arn));
    }

    @Test
    default void every_write_has_another_revision_and_a_reading_none() {
        ManagedPolicy policy = policy(name());
        StoredRole role = role(name());
        List<Runnable> writes = List.of(
                () -> stores().policies().add(policy),
                () -> stores().roles().add(role),
                () -> stores().roles().change(role.name(), current -> current.withAttached(List.of(policy.arn()))),
                () -> stores().roles().remove(role.name(), current -> {}),
                () -> stores().policies().remove(policy.name(), current -> {}));
        for (Runnable write : writes) {
            long before = stores().roles().revision();
            write.run();
            assertThat(stores().roles().revision()).isNotEqualTo(before);
            assertThat(stores().policies().revision())
                    .isEqualTo(stores().roles().revision());
        }
        long before = stores().roles().revision();
        stores().roles().find(role.name());
        stores().roles().list("/", "", 10);
        assertThat(stores().roles().revision()).isEqualTo(before);
    }

    @Test
    default void a_removed_role_uses_nothing() {
        ManagedPolicy policy = policy(name());
        stores().policies().add(policy);
        StoredRole role = role(name(), "/", List.of(policy.arn()), Optional.empty());
        stores().roles().add(role);
        assertThat(stores().roles().remove(role.name(), current -> {})).isTrue();
        assertThat(stores().policies().users(policy.name())).isZero();
    }

    @Test
    default void a_listing_keeps_to_its_path_and_goes_on_after_a_key() {
        String path = "/" + name() + "%_/";
        List<String> names =
                IntStream.range(0, 5).mapToObj(i -> "r" + i + name()).toList();
        names.forEach(name -> stores().roles().add(role(name, path, List.of(), Optional.empty())));
        stores().roles().add(role(name(), path.replace('%', 'x'), List.of(), Optional.empty()));
        int before = stores().roles().size();
        assertThat(before).isGreaterThanOrEqualTo(6);
        assertThat(stores().roles().list(path, "", 3))
                .extracting(StoredRole::name)
                .isEqualTo(names.subList(0, 3));
        assertThat(stores().roles().list(path, names.get(2), 3))
                .extracting(StoredRole::name)
                .isEqualTo(names.subList(3, 5));
    }

    private static String name() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static StoredRole role(String name) {
        return role(name, "/", List.of(), Optional.empty());
    }

    private static StoredRole role(String name, String path, List<String> attached, Optional<String> boundary) {
        return new StoredRole(
                "AROA" + name,
                "arn:aws:iam::000000000000:role" + path + name,
                name,
                path,
                "r\u00e9ads",
                "{}",
                Map.of("inline", "{}"),
                attached,
                boundary,
                3600,
                Map.of("team", "a"),
                NOW);
    }

    private static ManagedPolicy policy(String name) {
        return policy("/", name);
    }

    private static ManagedPolicy elsewhere(ManagedPolicy policy) {
        return policy("/other/", policy.name());
    }

    private static ManagedPolicy policy(String path, String name) {
        return new ManagedPolicy(
                "ANPA",
                "arn:aws:iam::000000000000:policy" + path + name,
                name,
                path,
                "",
                List.of(new ManagedPolicy.Version("v1", "{}", NOW)),
                "v1",
                1,
                Map.of(),
                NOW,
                NOW);
    }
}
