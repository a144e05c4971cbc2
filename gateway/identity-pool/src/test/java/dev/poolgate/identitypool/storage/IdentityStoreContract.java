package dev.poolgate.identitypool.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.identitypool.directory.Identity;
import dev.poolgate.identitypool.directory.IdentityStore;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.Login;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;

/** What every identity store does, whatever keeps it. */
interface IdentityStoreContract {
    Instant CREATED = Instant.parse("2026-11-23T08:00:00.123Z");
    Instant LATER = Instant.parse("2026-11-23T09:00:00.456Z");

    PoolStore pools();

    IdentityStore identities();

    @Test
    default void what_is_found_equals_what_was_added_here() {
        Identity user = identity(newPool(), login("alice"), login("alice2"));
        assertThat(identities().add(user)).isTrue();
        assertThat(identities().find(user.id())).contains(user);
        Identity guest = identity(user.poolId());
        identities().add(guest);
        assertThat(identities().find(guest.id())).contains(guest);
    }

    @Test
    default void a_login_belongs_to_one_identity_of_a_pool() {
        String poolId = newPool();
        Identity first = identity(poolId, login("alice"));
        Identity second = identity(poolId, login("bob"), login("alice"));
        identities().add(first);
        assertThat(identities().add(second)).isFalse();
        assertThat(identities().find(second.id())).isEmpty();
        assertThat(identities().owners(poolId, Set.of(login("bob")))).isEmpty();
        assertThat(identities().owners(poolId, Set.of(login("alice")))).containsExactly(first.id());
    }

    @Test
    default void the_same_login_in_another_pool_is_another_identity() {
        Identity here = identity(newPool(), login("alice"));
        Identity there = identity(newPool(), login("alice"));
        assertThat(identities().add(here)).isTrue();
        assertThat(identities().add(there)).isTrue();
        assertThat(identities().owners(there.poolId(), Set.of(login("alice")))).containsExactly(there.id());
    }

    @Test
    default void a_login_makes_a_guest_a_user_and_keeps_the_id() {
        Identity guest = identity(newPool());
        identities().add(guest);
        assertThat(identities().join(guest, List.of(), Set.of(login("alice")), LATER))
                .isTrue();
        Identity user = identities().find(guest.id()).orElseThrow();
        assertThat(user.guest()).isFalse();
        assertThat(user.logins()).containsExactly(login("alice"));
        assertThat(user.createdAt()).isEqualTo(CREATED);
        assertThat(user.modifiedAt()).isEqualTo(LATER);
    }

    @Test
    default void linking_what_is_linked_already_changes_nothing_but_the_date() {
        Identity user = identity(newPool(), login("alice"));
        identities().add(user);
        assertThat(identities().join(user, List.of(), Set.of(login("alice"), login("alice2")), LATER))
                .isTrue();
        assertThat(identities().find(user.id()).orElseThrow().logins())
                .containsExactlyInAnyOrder(login("alice"), login("alice2"));
    }

    @Test
    default void a_login_of_somebody_else_is_not_linked_nor_anything_beside_it() {
        String poolId = newPool();
        Identity alice = identity(poolId, login("alice"));
        Identity guest = identity(poolId);
        identities().add(alice);
        identities().add(guest);
        assertThat(identities().join(guest, List.of(), Set.of(login("alice"), login("new")), LATER))
                .isFalse();
        assertThat(identities().find(guest.id())).contains(guest);
        assertThat(identities().owners(poolId, Set.of(login("new")))).isEmpty();
    }

    @Test
    default void s33_of_two_users_who_claim_one_guest_the_second_comes_too_late() {
        Identity guest = identity(newPool());
        identities().add(guest);
        assertThat(identities().join(guest, List.of(), Set.of(login("alice")), LATER))
                .isTrue();
        assertThat(identities().join(guest, List.of(), Set.of(login("bob")), LATER))
                .isFalse();
        assertThat(identities().find(guest.id()).orElseThrow().logins()).containsExactly(login("alice"));
    }

    @Test
    default void s33_of_many_users_who_claim_one_guest_at_once_one_gets_it() throws Exception {
        Identity guest = identity(newPool());
        identities().add(guest);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> claims = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(
                            user -> () -> identities().join(guest, List.of(), Set.of(login("user" + user)), LATER))
                    .toList();
            assertThat(threads.invokeAll(claims).stream().filter(IdentityStoreContract::succeeded))
                    .hasSize(1);
            assertThat(identities().find(guest.id()).orElseThrow().logins()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    default void a_retired_guest_is_disabled_and_links_nothing_more() {
        String poolId = newPool();
        Identity alice = identity(poolId, login("alice"));
        Identity guest = identity(poolId);
        identities().add(alice);
        identities().add(guest);
        assertThat(identities().join(alice, List.of(guest), Set.of(), LATER)).isTrue();
        assertThat(identities().find(guest.id()).orElseThrow().disabled()).isTrue();
        assertThat(identities().join(guest, List.of(), Set.of(login("bob")), LATER))
                .isFalse();
    }

    @Test
    default void of_two_that_are_joined_the_survivor_has_all_logins_and_the_other_is_disabled() {
        String poolId = newPool();
        Identity alice = identity(poolId, login("alice"));
        Identity other = identity(poolId, new Login("idp", "alice2"));
        identities().add(alice);
        identities().add(other);
        assertThat(identities().join(alice, List.of(other), Set.of(new Login("third", "alice3")), LATER))
                .isTrue();
        assertThat(identities().find(alice.id()).orElseThrow().logins())
                .containsExactlyInAnyOrder(login("alice"), new Login("idp", "alice2"), new Login("third", "alice3"));
        Identity gone = identities().find(other.id()).orElseThrow();
        assertThat(gone.disabled()).isTrue();
        assertThat(gone.logins()).isEmpty();
    }

    @Test
    default void what_has_changed_since_it_was_found_is_not_joined() {
        String poolId = newPool();
        Identity alice = identity(poolId, login("alice"));
        Identity other = identity(poolId, new Login("idp", "alice2"));
        identities().add(alice);
        identities().add(other);
        identities().join(other, List.of(), Set.of(new Login("third", "alice3")), LATER);
        assertThat(identities().join(alice, List.of(other), Set.of(), LATER)).isFalse();
        assertThat(identities().find(alice.id())).contains(alice);
        assertThat(identities().find(other.id()).orElseThrow().disabled()).isFalse();
    }

    @Test
    default void logins_are_unlinked_all_or_none_and_the_last_makes_no_guest() {
        String poolId = newPool();
        Identity alice = identity(poolId, login("alice"), new Login("idp", "alice2"));
        identities().add(alice);
        assertThat(identities().unlink(alice.id(), Set.of(login("alice"), login("bob")), LATER))
                .isFalse();
        assertThat(identities().find(alice.id())).contains(alice);
        assertThat(identities().unlink(alice.id(), alice.logins(), LATER)).isTrue();
        Identity empty = identities().find(alice.id()).orElseThrow();
        assertThat(empty.logins()).isEmpty();
        assertThat(empty.guest()).isFalse();
        assertThat(identities().owners(poolId, alice.logins())).isEmpty();
        assertThat(identities().unlink("eu-west-1:0", Set.of(), LATER)).isFalse();
    }

    @Test
    default void a_developers_user_may_have_1024_characters() {
        Identity user = identity(newPool(), new Login("dev.example", "x".repeat(1024)));
        assertThat(identities().add(user)).isTrue();
        assertThat(identities().find(user.id())).contains(user);
    }

    @Test
    default void a_listing_pages_through_the_pool_by_id() {
        String poolId = newPool();
        Identity disabled = identity(poolId);
        identities().add(disabled);
        List<String> enabled =
                List.of(added(poolId, login("a"), login("b")), added(poolId, login("c")), added(poolId)).stream()
                        .sorted()
                        .toList();
        identities().add(identity(newPool()));
        Identity first = identities().find(enabled.get(0)).orElseThrow();
        identities().join(first, List.of(disabled), Set.of(login("z")), LATER);
        assertThat(identities().list(poolId, "", 10, false)).hasSize(4);
        assertThat(identities().list(poolId, "", 10, true))
                .extracting(Identity::id)
                .containsExactlyElementsOf(enabled);
        assertThat(identities().list(poolId, enabled.get(0), 1, true))
                .extracting(Identity::id)
                .containsExactly(enabled.get(1));
    }

    @Test
    default void a_deleted_identity_frees_its_logins() {
        String poolId = newPool();
        Identity first = identity(poolId, login("alice"));
        identities().add(first);
        assertThat(identities().delete(first.id())).isTrue();
        assertThat(identities().delete(first.id())).isFalse();
        assertThat(identities().find(first.id())).isEmpty();
        assertThat(identities().add(identity(poolId, login("alice")))).isTrue();
    }

    @Test
    default void with_the_pool_go_its_identities() {
        Identity alice = identity(newPool(), login("alice"));
        identities().add(alice);
        pools().delete(alice.poolId());
        assertThat(identities().find(alice.id())).isEmpty();
    }

    @Test
    default void of_many_who_add_the_same_login_at_once_one_succeeds() throws Exception {
        String poolId = newPool();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> add = () -> identities().add(identity(poolId, login("alice"), login("other")));
            List<Future<Boolean>> results = threads.invokeAll(List.of(add, add, add, add, add, add, add, add));
            assertThat(results.stream().filter(IdentityStoreContract::succeeded))
                    .hasSize(1);
            assertThat(identities().list(poolId, "", 10, false)).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean succeeded(Future<Boolean> result) {
        try {
            return result.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private String newPool() {
        String id = "eu-west-1:" + UUID.randomUUID();
        pools().add(StoredPool.of(DescribeIdentityPoolResponse.builder()
                .identityPoolId(id)
                .identityPoolName("demo")
                .build()));
        return id;
    }

    private String added(String poolId, Login... logins) {
        Identity identity = identity(poolId, logins);
        identities().add(identity);
        return identity.id();
    }

    private static Identity identity(String poolId, Login... logins) {
        return new Identity(
                "eu-west-1:" + UUID.randomUUID(), poolId, logins.length == 0, false, Set.of(logins), CREATED, CREATED);
    }

    private static Login login(String subject) {
        return new Login("cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC", subject);
    }
}
