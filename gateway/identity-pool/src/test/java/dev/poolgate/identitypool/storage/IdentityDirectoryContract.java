package dev.poolgate.identitypool.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.identitypool.directory.IdentifierSource;
import dev.poolgate.identitypool.directory.Identity;
import dev.poolgate.identitypool.directory.IdentityDirectory;
import dev.poolgate.identitypool.directory.IdentityStore;
import dev.poolgate.identitypool.directory.LinkRefusal;
import dev.poolgate.identitypool.directory.LinkResult;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.Login;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;

/** What several nodes on one database make of logins that come at once: one identity, and none is lost. */
interface IdentityDirectoryContract {
    String DEVELOPER = "dev.example";
    Login A = new Login("idp-a", "alice");
    Login B = new Login("idp-b", "alice");

    PoolStore pools();

    IdentityStore identities();

    @RepeatedTest(5)
    default void of_many_who_bring_a_new_login_at_once_all_get_the_one_identity() throws Exception {
        StoredPool pool = newPool();
        Set<Identity> got = identitiesOf(atOnce(8, node -> node.forLogins(pool, Set.of(A, B))));
        assertThat(got).extracting(Identity::id).hasSize(1);
        assertThat(all(pool)).hasSize(1);
    }

    @RepeatedTest(5)
    default void of_many_who_merge_one_pair_at_once_all_get_the_one_survivor() throws Exception {
        StoredPool pool = newPool();
        Identity older = linked(node().forLogins(pool, Set.of(A)));
        Identity younger = linked(node().forLogins(pool, Set.of(B)));
        List<LinkResult> results = new ArrayList<>(atOnce(
                4, node -> node.claim(pool, older, Set.of(A, B)), node -> node.claim(pool, younger, Set.of(A, B))));
        assertThat(identitiesOf(results)).extracting(Identity::id).hasSize(1).containsAnyOf(older.id(), younger.id());
        assertOneSurvives(pool, Set.of(A, B), 2);
    }

    @RepeatedTest(5)
    default void merges_of_a_ring_of_identities_end_in_one_without_a_deadlock() throws Exception {
        StoredPool pool = newPool();
        List<Login> logins = IntStream.range(0, 6)
                .mapToObj(number -> new Login(DEVELOPER, "user" + number))
                .toList();
        logins.forEach(login -> linked(node().forLogins(pool, Set.of(login))));
        List<Call> merges = IntStream.range(0, 6)
                .<Call>mapToObj(number -> node -> node.merge(pool, logins.get(number), logins.get((number + 1) % 6)))
                .toList();
        atOnce(1, merges.toArray(new Call[0])).forEach(IdentityDirectoryContract::linked);
        assertOneSurvives(pool, new HashSet<>(logins), 6);
    }

    @ParameterizedTest
    @CsvSource({"x, 1024", "é, 1024", "漢, 682", "😀, 512"})
    default void the_longest_id_of_a_user_at_a_provider_is_kept(String character, int times) {
        StoredPool pool = newPool();
        Login longest = new Login("p".repeat(255), character.repeat(times));
        Identity made = linked(node().forLogins(pool, Set.of(longest)));
        assertThat(linked(node().forLogins(pool, Set.of(longest)))).isEqualTo(made);
        assertThat(made.logins()).containsExactly(longest);
    }

    @RepeatedTest(5)
    default void logins_linked_at_once_are_all_linked() throws Exception {
        StoredPool pool = newPool();
        Identity alice = linked(node().forLogins(pool, Set.of(A)));
        List<Call> links = IntStream.range(0, 8)
                .<Call>mapToObj(
                        number -> node -> node.claim(pool, alice, Set.of(A, new Login("idp" + number, "alice"))))
                .toList();
        atOnce(1, links.toArray(new Call[0])).forEach(IdentityDirectoryContract::linked);
        assertThat(identities().find(alice.id()).orElseThrow().logins()).hasSize(9);
    }

    @RepeatedTest(5)
    default void of_two_logins_of_one_provider_that_come_at_once_one_is_linked() throws Exception {
        StoredPool pool = newPool();
        Identity alice = linked(node().forLogins(pool, Set.of(A)));
        List<LinkResult> results = atOnce(
                1,
                node -> node.claim(pool, alice, Set.of(A, new Login("idp-b", "one"))),
                node -> node.claim(pool, alice, Set.of(A, new Login("idp-b", "two"))));
        assertThat(results).filteredOn(LinkResult.Linked.class::isInstance).hasSize(1);
        assertThat(results).contains(new LinkResult.Refused(LinkRefusal.PROVIDER_TWICE));
        assertThat(identities().find(alice.id()).orElseThrow().logins()).hasSize(2);
    }

    @Test
    default void two_logins_of_one_provider_make_no_new_identity() {
        StoredPool pool = newPool();
        Set<Login> two = Set.of(A, new Login(A.provider(), "mallory"));
        assertThat(node().forLogins(pool, two)).isEqualTo(new LinkResult.Refused(LinkRefusal.PROVIDER_TWICE));
        assertThat(node().register(pool, Optional.empty(), new Login(DEVELOPER, "alice"), two))
                .isEqualTo(new LinkResult.Refused(LinkRefusal.PROVIDER_TWICE));
        assertThat(all(pool)).isEmpty();
    }

    @RepeatedTest(5)
    default void the_limit_of_20_logins_holds_when_many_come_at_once() throws Exception {
        StoredPool pool = newPool();
        Identity alice = linked(node().register(pool, Optional.empty(), new Login(DEVELOPER, "alice"), Set.of()));
        IntStream.range(0, 17)
                .forEach(number -> linked(
                        node().register(pool, Optional.of(alice), new Login(DEVELOPER, "alice" + number), Set.of())));
        List<Call> links = IntStream.range(0, 6)
                .<Call>mapToObj(number -> node ->
                        node.register(pool, Optional.of(alice), new Login(DEVELOPER, "late" + number), Set.of()))
                .toList();
        List<LinkResult> results = atOnce(1, links.toArray(new Call[0]));
        assertThat(results).filteredOn(LinkResult.Linked.class::isInstance).hasSize(2);
        assertThat(results)
                .filteredOn(new LinkResult.Refused(LinkRefusal.TOO_MANY)::equals)
                .hasSize(4);
        assertThat(identities().find(alice.id()).orElseThrow().logins()).hasSize(20);
    }

    @RepeatedTest(5)
    default void a_merge_and_an_unlink_at_once_leave_the_login_with_one_or_with_nobody() throws Exception {
        StoredPool pool = newPool();
        Identity alice = linked(node().forLogins(pool, Set.of(A)));
        Identity other = linked(node().forLogins(pool, Set.of(B)));
        atOnce(1, node -> node.claim(pool, alice, Set.of(A, B)), node -> {
            boolean unlinked = node.unlink(other, Set.of(B));
            return unlinked ? new LinkResult.Linked(other) : new LinkResult.Refused(LinkRefusal.NOT_THEIRS);
        });
        assertThat(identities().find(alice.id()).orElseThrow().logins()).contains(A);
        assertThat(identities().owners(pool.id(), Set.of(B))).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    default void the_older_of_two_users_survives_and_a_guest_gives_way_to_any_user() {
        StoredPool pool = newPool();
        Identity guest = node().newGuest(pool.id());
        Identity older = linked(node().forLogins(pool, Set.of(A)));
        tick();
        Identity younger = linked(node().forLogins(pool, Set.of(B)));
        assertThat(linked(node().claim(pool, younger, Set.of(A, B))).id()).isEqualTo(older.id());
        assertThat(linked(node().claim(pool, guest, Set.of(B))).id()).isEqualTo(older.id());
        assertThat(identities().find(guest.id()).orElseThrow().disabled()).isTrue();
    }

    @Test
    default void of_a_developers_users_the_destination_survives_whichever_is_older() {
        StoredPool pool = newPool();
        Login source = new Login(DEVELOPER, "one");
        Login destination = new Login(DEVELOPER, "two");
        Identity older = linked(node().forLogins(pool, Set.of(source)));
        tick();
        Identity younger = linked(node().forLogins(pool, Set.of(destination)));
        assertThat(linked(node().merge(pool, source, destination)).id()).isEqualTo(younger.id());
        assertThat(identities().find(older.id()).orElseThrow().disabled()).isTrue();
        assertThat(linked(node().merge(pool, source, destination)).id()).isEqualTo(younger.id());
    }

    /** Identities are dated by the real clock, in milliseconds. */
    private static void tick() {
        long before = System.currentTimeMillis();
        while (System.currentTimeMillis() <= before) {
            Thread.onSpinWait();
        }
    }

    private void assertOneSurvives(StoredPool pool, Set<Login> logins, int before) {
        assertThat(identities().owners(pool.id(), logins)).hasSize(1);
        List<Identity> enabled = identities().list(pool.id(), "", 60, true);
        assertThat(enabled).hasSize(1);
        assertThat(enabled.get(0).logins()).isEqualTo(logins);
        assertThat(all(pool)).hasSize(before);
    }

    private List<Identity> all(StoredPool pool) {
        return identities().list(pool.id(), "", 60, false);
    }

    /** Each call is made by so many threads, each on a node of its own. */
    private List<LinkResult> atOnce(int times, Call... calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(times * calls.length);
        List<Callable<LinkResult>> tasks = Collections.nCopies(times, List.of(calls)).stream()
                .flatMap(List::stream)
                .<Callable<LinkResult>>map(call -> () -> {
                    IdentityDirectory node = node();
                    start.await();
                    return call.on(node);
                })
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<LinkResult> results = new ArrayList<>();
            for (Future<LinkResult> each : threads.invokeAll(tasks)) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private IdentityDirectory node() {
        return new IdentityDirectory(identities(), new IdentifierSource(new SecureRandom()), Clock.systemUTC());
    }

    private static Set<Identity> identitiesOf(List<LinkResult> results) {
        Set<Identity> identities = new HashSet<>();
        results.forEach(result -> {
            Identity identity = linked(result);
            identities.removeIf(each -> each.id().equals(identity.id()));
            identities.add(identity);
        });
        return identities;
    }

    private static Identity linked(LinkResult result) {
        return result.fold(identity -> identity, reason -> {
            throw new AssertionError(reason);
        });
    }

    private StoredPool newPool() {
        StoredPool pool = StoredPool.of(DescribeIdentityPoolResponse.builder()
                .identityPoolId(new IdentifierSource(new SecureRandom()).next("eu-west-1"))
                .identityPoolName("demo")
                .developerProviderName(DEVELOPER)
                .build());
        pools().add(pool);
        return pool;
    }

    /** What a node is asked. */
    interface Call {
        LinkResult on(IdentityDirectory node);
    }
}
