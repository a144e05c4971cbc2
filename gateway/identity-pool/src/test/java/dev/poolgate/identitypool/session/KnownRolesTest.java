package dev.poolgate.identitypool.session;

import static dev.poolgate.identitypool.TestRoles.allow;
import static dev.poolgate.identitypool.TestRoles.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.poolgate.identitypool.ForwardedRoles;
import dev.poolgate.identitypool.TestRoles;
import dev.poolgate.identitypool.roles.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KnownRolesTest {
    /** It has either done its work, or waits for somebody else's. */
    private static final Set<Thread.State> AT_REST = EnumSet.of(Thread.State.WAITING, Thread.State.TERMINATED);

    private static final String STRICT = TestRoles.trust(
            "{\"Federated\":\"cognito-identity.amazonaws.com\"}",
            "\"sts:AssumeRoleWithWebIdentity\"",
            "{\"StringEquals\":{\"cognito-identity.amazonaws.com:aud\":\"eu-west-1:1\"},"
                    + "\"ForAnyValue:StringLike\":{\"cognito-identity.amazonaws.com:amr\":\"authenticated\"}}");

    @Test
    void a_role_learned_while_a_listing_is_under_way_is_not_lost_with_it() {
        Role fresh = role("fresh", STRICT);
        TestRoles registry = new TestRoles();
        KnownRoles[] known = new KnownRoles[1];
        known[0] = new KnownRoles(new Interrupted(registry, () -> known[0].learn(fresh)));
        known[0].refresh();
        assertThat(known[0].snapshot().role(fresh.arn())).contains(fresh);
    }

    @Test
    void what_has_not_changed_is_not_read_again() {
        TestRoles registry = new TestRoles().put(role("reader", STRICT));
        KnownRoles known = new KnownRoles(registry);
        known.refresh();
        known.refresh();
        assertThat(registry.listings()).isEqualTo(1);

        registry.remove(TestRoles.arn("reader"));
        known.refresh();
        assertThat(known.snapshot().role(TestRoles.arn("reader"))).isEmpty();
    }

    @Test
    void a_role_that_was_learned_from_an_answer_kept_too_long_is_put_right() {
        Role old = role("reader", STRICT);
        Role current = role("reader", TestRoles.TRUSTS_POOLS);
        KnownRoles known = new KnownRoles(new TestRoles().put(current));
        known.refresh();

        known.learn(old);
        assertThat(known.snapshot().role(old.arn())).contains(old);
        known.refresh();
        assertThat(known.snapshot().role(old.arn())).contains(current);
    }

    @Test
    void what_is_written_while_the_roles_are_read_is_read_the_next_time() {
        TestRoles registry = new TestRoles();
        Role late = role("late", STRICT);
        KnownRoles known = new KnownRoles(new Interrupted(registry, () -> registry.put(late)));
        known.refresh();
        assertThat(known.snapshot().role(late.arn())).isEmpty();
        known.refresh();
        assertThat(known.snapshot().role(late.arn())).contains(late);
    }

    @Test
    @Timeout(30)
    void a_listing_that_began_earlier_and_ends_later_does_not_undo_a_newer_one() throws Exception {
        TestRoles registry = new TestRoles();
        Role fresh = role("fresh", STRICT);
        CountDownLatch listed = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        KnownRoles known = new KnownRoles(new Interrupted(registry, () -> {
            if (first.getAndSet(false)) {
                listed.countDown();
                await(released);
            }
        }));
        Thread poll = started(known::refresh);
        await(listed);
        registry.put(fresh);
        Thread write = started(known::refresh);
        while (!AT_REST.contains(write.getState())) {
            Thread.onSpinWait();
        }

        released.countDown();
        poll.join();
        write.join();
        assertThat(known.snapshot().role(fresh.arn())).contains(fresh);
    }

    @Test
    void what_could_not_be_read_is_read_again() {
        TestRoles registry = new TestRoles().put(role("reader", STRICT));
        boolean[] away = {true};
        KnownRoles known = new KnownRoles(new Interrupted(registry, () -> {
            if (away[0]) {
                throw new IllegalStateException("away");
            }
        }));
        assertThatThrownBy(known::refresh).hasMessage("away");

        away[0] = false;
        known.refresh();
        assertThat(known.snapshot().role(TestRoles.arn("reader"))).isPresent();
    }

    @Test
    void a_refresh_that_finds_nothing_new_keeps_the_snapshot() {
        TestRoles registry = new TestRoles().put(role("reader", STRICT));
        KnownRoles known = new KnownRoles(registry);
        known.refresh();
        RoleSnapshot before = known.snapshot();
        registry.put(role("reader", STRICT));
        known.refresh();
        assertThat(registry.listings()).isEqualTo(2);
        assertThat(known.snapshot()).isSameAs(before);
    }

    @Test
    void s63_a_trust_policy_that_lets_in_any_pool_and_guests_is_reported() {
        KnownRoles known = new KnownRoles(new TestRoles().put(role("open", TestRoles.TRUSTS_POOLS)));
        known.refresh();
        assertThat(known.findings()).extracting(RoleFinding::code).contains("any_pool", "guests_and_users");
        assertThat(known.findings()).allMatch(each -> each.roleArn().equals(TestRoles.arn("open")));
    }

    @Test
    void wide_and_unreadable_policies_are_reported_and_what_is_narrow_is_not() {
        TestRoles registry = new TestRoles()
                .put(role("wide", STRICT, allow("*", "*")))
                .put(role("broken", STRICT, "{"))
                .put(role("narrow", STRICT, allow("s3:GetObject", "arn:aws:s3:::bucket/*")));
        KnownRoles known = new KnownRoles(registry);
        known.refresh();
        assertThat(known.findings())
                .extracting(RoleFinding::roleArn, RoleFinding::code)
                .containsExactlyInAnyOrder(
                        tuple(TestRoles.arn("wide"), "everything"), tuple(TestRoles.arn("broken"), "unreadable"));
        registry.put(role("broken", STRICT)).put(role("wide", STRICT));
        known.refresh();
        assertThat(known.findings()).isEmpty();
    }

    private static Thread started(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets something happen after the roles were read and before they are taken over. */
    private static final class Interrupted extends ForwardedRoles {
        private final Runnable meanwhile;

        Interrupted(TestRoles roles, Runnable meanwhile) {
            super(roles);
            this.meanwhile = meanwhile;
        }

        @Override
        public List<Role> all() {
            List<Role> read = super.all();
            meanwhile.run();
            return read;
        }
    }
}
