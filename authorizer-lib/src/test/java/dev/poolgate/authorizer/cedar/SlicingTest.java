package dev.poolgate.authorizer.cedar;

import static org.assertj.core.api.Assertions.assertThat;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarMap;
import com.cedarpolicy.value.DateTime;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.IpAddress;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import dev.poolgate.authorizer.policy.PolicyDecision;
import dev.poolgate.authorizer.policy.PolicyOutcome;
import dev.poolgate.authorizer.policy.PolicyRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random policies on random requests: what the sliced, projected and remembered decision says is what the engine says
 * of all policies, asked with everything there is to know.
 */
class SlicingTest {
    private static final List<String> SUBJECTS = List.of("alice", "bob");
    private static final List<String> GROUPS = List.of("readers", "writers");
    private static final List<String> ACTIONS = List.of("get /a", "get /b", "delete /a");
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final List<String> CONDITIONS = List.of(
            "principal.%s == \"1\"",
            "principal.%s == 1",
            "principal has %s",
            "principal has a && principal.a == principal.%s",
            "principal has a.%s && principal.a.%<s == \"1\"",
            "(if principal has %s then principal else principal).b == \"1\"",
            "principal.%s.contains(\"1\")",
            "[principal.%s, 1].contains(\"1\")",
            "{x: principal.%s}.x == \"1\"",
            "[principal].contains(Poolgate::User::\"eu-west-1_Ab1|alice\") && context.pathParameters has %s",
            "principal == Poolgate::User::\"eu-west-1_Ab1|alice\" && principal has %s",
            "principal in Poolgate::UserGroup::\"eu-west-1_Ab1|readers\" || principal.%s == \"1\"",
            "principal in [Poolgate::User::\"eu-west-1_Ab1|bob\", Poolgate::UserGroup::\"eu-west-1_Ab1|writers\"]",
            "principal is Poolgate::User in Poolgate::UserGroup::\"eu-west-1_Ab1|writers\"",
            "action == Poolgate::Action::\"get /b\" && principal has %s",
            "action in [Poolgate::Action::\"get /c\"]",
            "resource has %s || resource == Poolgate::Application::\"Poolgate\"",
            "context.pathParameters.%s == \"1\"",
            "context.headers has %s && context.headers.%<s like \"1*\"",
            "context has token || context.queryStringParameters has %s",
            "!(context.queryStringParameters.%s != \"2\")",
            "context.sourceIp.isInRange(ip(\"10.0.0.0/8\")) && principal.%s == principal.a",
            "context.time > datetime(\"2026-01-01\") && context.pathParameters has %s",
            "principal has %s && principal.%<s like \"*\"",
            "principal.hasTag(\"%s\")");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_slice_decides_as_the_whole(long seed) throws Exception {
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            texts.add(policy(random, i));
        }
        CedarPolicies sliced = Asking.policies(String.join("\n", texts));
        PolicySet whole = new PolicySet(new HashSet<>());
        for (int i = 0; i < texts.size(); i++) {
            whole.policies.add(new Policy(texts.get(i), "p" + i));
        }
        whole.cache();
        Set<PolicyOutcome> outcomes = new HashSet<>();
        for (int i = 0; i < 150; i++) {
            Sent sent = new Sent(random);
            PolicyDecision decision = sent.asking().of(sliced);
            AuthorizationSuccessResponse answer = sent.ask(whole);

            outcomes.add(decision.outcome());
            assertThat(decision.outcome()).as("%s\n%s", sent, texts).isEqualTo(outcome(answer));
            if (decision.outcome() != PolicyOutcome.ERROR) {
                assertThat(decision.determining())
                        .extracting(PolicyRef::id)
                        .containsExactlyInAnyOrderElementsOf(answer.getReason());
            }
        }
        assertThat(outcomes).hasSizeGreaterThan(1);
    }

    private static PolicyOutcome outcome(AuthorizationSuccessResponse answer) {
        if (!answer.isAllowed() && !answer.getReason().isEmpty()) {
            return PolicyOutcome.FORBIDDEN;
        }
        if (!answer.getErrors().isEmpty()) {
            return PolicyOutcome.ERROR;
        }
        return answer.isAllowed() ? PolicyOutcome.ALLOWED : PolicyOutcome.NOT_PERMITTED;
    }

    private static String policy(Random random, int number) {
        String action = pick(
                random,
                List.of(
                        "action",
                        "action == Poolgate::Action::\"get /a\"",
                        "action in [Poolgate::Action::\"get /b\", Poolgate::Action::\"delete /a\"]"));
        String principal = pick(
                random,
                List.of(
                        "principal",
                        "principal == Poolgate::User::\"eu-west-1_Ab1|alice\"",
                        "principal in Poolgate::UserGroup::\"eu-west-1_Ab1|readers\"",
                        "principal is Poolgate::User in Poolgate::UserGroup::\"eu-west-1_Ab1|writers\""));
        String resource = pick(random, List.of("resource", "resource", "resource == Poolgate::Application::\"Other\""));
        // most are guarded, so that not every decision is an error
        String name = pick(random, NAMES);
        String condition = pick(random, CONDITIONS).formatted(name);
        String guard = random.nextInt(10) == 0 ? "" : "principal has %s && ".formatted(name);
        return "@id(\"p%d\") %s(%s, %s, %s) %s { %scontext.pathParameters has %s && (%s) };"
                .formatted(
                        number,
                        pick(random, List.of("permit", "permit", "forbid")),
                        principal,
                        action,
                        resource,
                        pick(random, List.of("when", "when", "unless")),
                        guard,
                        name,
                        condition);
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** A request, both as Poolgate sees it and, all of it, as the engine does. */
    private static final class Sent {
        private final String subject;
        private final Set<String> groups;
        private final String action;
        private final Map<String, Object> claims = new HashMap<>();
        private final Map<String, String> texts = new HashMap<>();
        private final String address;

        Sent(Random random) {
            subject = pick(random, SUBJECTS);
            groups = GROUPS.stream().filter(group -> random.nextBoolean()).collect(Collectors.toSet());
            action = pick(random, ACTIONS);
            address = pick(random, List.of("10.1.1.1", "192.0.2.1"));
            List<Object> values =
                    List.of("1", "1", "2", 1L, List.of("1"), Map.of("a", "1", "b", 2L), Map.of("c", "1"), true);
            for (String name : NAMES) {
                if (random.nextInt(4) > 0) {
                    claims.put(name, pick(random, values));
                }
                if (random.nextInt(4) > 0) {
                    texts.put(name, pick(random, List.of("1", "2", "12")));
                }
            }
        }

        Asking asking() {
            Asking asking = new Asking()
                    .by(Asking.user(subject, groups, claims))
                    .action(action)
                    .from(address);
            texts.forEach(
                    (name, value) -> asking.path(name, value).query(name, value).header(name, value));
            return asking;
        }

        AuthorizationSuccessResponse ask(PolicySet policies) throws Exception {
            EntityTypes types = new EntityTypes("Poolgate");
            EntityUID user = new EntityRef(types.user, "eu-west-1_Ab1|" + subject).uid();
            ReadTree all = new ReadTree();
            all.add(List.of(), true);
            Map<String, Object> attributes = new HashMap<>(Claims.record(all, claims));
            attributes.put("sub", subject);
            Map<String, Value> members = new HashMap<>();
            texts.forEach((name, value) -> members.put(name, new PrimString(value)));
            Map<String, Value> path = new HashMap<>(members);
            path.putIfAbsent("id", new PrimString("12"));
            Map<String, Value> context = Map.of(
                    "pathParameters", new CedarMap(path),
                    "queryStringParameters", new CedarMap(members),
                    "headers", new CedarMap(members),
                    "sourceIp", new IpAddress(address),
                    "time", new DateTime("2026-11-25T07:00:00Z"));
            Set<EntityUID> parents = groups.stream()
                    .map(group -> new EntityRef(types.userGroup, "eu-west-1_Ab1|" + group).uid())
                    .collect(Collectors.toSet());
            return new BasicAuthorizationEngine()
                    .isAuthorized(
                            new AuthorizationRequest(
                                    user,
                                    types.action(action).uid(),
                                    types.resource().uid(),
                                    context),
                            policies,
                            Set.of(new Entity(user, EngineValues.of(attributes), parents)))
                    .success
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return subject + " " + groups + " " + action + " " + claims + " " + texts + " " + address;
        }
    }
}
