package dev.poolgate.gateway.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.policy.PolicyRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RecentDecisionsTest {
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

    private final RecentDecisions recent = new RecentDecisions(3);

    @Test
    void the_oldest_gives_way_and_the_newest_comes_first() {
        for (int i = 1; i <= 5; i++) {
            recent.accept(record("d" + i, Outcome.DENIED, i));
        }

        assertThat(ids(any())).containsExactly("d5", "d4", "d3");
        assertThat(recent.find("d2")).isEmpty();
        assertThat(recent.find("d4")).isPresent();
    }

    @Test
    void allowed_requests_push_out_no_refusal() {
        recent.accept(record("refused", Outcome.DENIED, 0));
        for (int i = 1; i <= 9; i++) {
            recent.accept(record("allowed" + i, Outcome.ALLOWED, i));
        }

        assertThat(ids(any())).containsExactly("allowed9", "allowed8", "allowed7", "refused");
    }

    @Test
    void each_filter_narrows_and_the_moment_itself_is_not_later() {
        recent.accept(record("denied", Outcome.DENIED, 1));
        recent.accept(record("unknown", Outcome.UNAUTHENTICATED, 2));

        assertThat(ids(new DecisionFilter("orders", null, null, null, 10))).hasSize(2);
        assertThat(ids(new DecisionFilter("other", null, null, null, 10))).isEmpty();
        assertThat(ids(new DecisionFilter(null, "denied", null, null, 10))).containsExactly("denied");
        assertThat(ids(new DecisionFilter(null, null, "group_required", null, 10)))
                .hasSize(2);
        assertThat(ids(new DecisionFilter(null, null, "other", null, 10))).isEmpty();
        assertThat(ids(new DecisionFilter(null, null, null, START.plusSeconds(1), 10)))
                .containsExactly("unknown");
        assertThat(ids(new DecisionFilter("", "", "", null, 1))).containsExactly("unknown");
    }

    @Test
    void s68_the_keys_of_a_log_line_are_stable_and_what_a_caller_has_is_not_in_it() {
        DecisionRecord record = new DecisionRecord(
                "d1",
                START,
                Outcome.DENIED,
                Stage.POLICY,
                "policy_forbids",
                403,
                "orders",
                "GET",
                "/orders/1",
                new CallerFacts("token", "main", "0123", "key-1", Duration.ofSeconds(7), Duration.ofMillis(20)),
                "groups: admins",
                List.of(new PolicyRef("no-deletes", "orders.cedar", 3, 1), new PolicyRef("statement", "iam", 0, 0)),
                "rev",
                420,
                "why",
                List.of(new Requirement("groups", List.of("admins"), List.of("secret-group"), false)),
                Map.of("principal.email", "alice@example.com"));

        assertThat(JsonMapper.shared().writeValueAsString(DecisionView.brief(record)))
                .isEqualTo(
                        "{\"id\":\"d1\",\"time\":\"2026-11-25T10:00:00Z\",\"outcome\":\"denied\",\"stage\":\"policy\","
                                + "\"code\":\"policy_forbids\",\"status\":403,\"route\":\"orders\",\"method\":\"GET\","
                                + "\"path\":\"/orders/1\",\"caller\":\"token\",\"issuer\":\"main\",\"subject\":\"0123\","
                                + "\"key_id\":\"key-1\",\"key_age_ms\":7000,\"token_age_ms\":20,\"rule\":\"groups: admins\","
                                + "\"policies\":[{\"id\":\"no-deletes\",\"source\":\"orders.cedar\",\"line\":3,\"column\":1},"
                                + "{\"id\":\"statement\",\"source\":\"iam\"}],\"revision\":\"rev\",\"duration_us\":420,"
                                + "\"detail\":\"why\"}");
        assertThat(JsonMapper.shared().writeValueAsString(DecisionView.full(record)))
                .contains("secret-group", "alice@example.com");
    }

    private List<String> ids(DecisionFilter filter) {
        return recent.list(filter).stream().map(DecisionRecord::id).toList();
    }

    private static DecisionFilter any() {
        return new DecisionFilter(null, null, null, null, 100);
    }

    private static DecisionRecord record(String id, Outcome outcome, int second) {
        @Nullable Integer status = outcome == Outcome.ALLOWED ? null : 403;
        return new DecisionRecord(
                id,
                START.plusSeconds(second),
                outcome,
                Stage.AUTHORIZE,
                "group_required",
                status,
                "orders",
                "GET",
                "/orders/1",
                CallerFacts.NOBODY,
                null,
                List.of(),
                null,
                1,
                null,
                List.of(),
                Map.of());
    }
}
