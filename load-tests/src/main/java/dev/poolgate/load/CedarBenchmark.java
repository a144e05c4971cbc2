package dev.poolgate.load;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarMap;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimString;
import dev.poolgate.authorizer.cedar.CedarPolicies;
import dev.poolgate.authorizer.cedar.CedarSettings;
import dev.poolgate.authorizer.policy.PolicyDecision;
import dev.poolgate.authorizer.policy.PolicyEngine;
import dev.poolgate.authorizer.policy.PolicyPrincipal;
import dev.poolgate.authorizer.policy.PolicyQuestion;
import dev.poolgate.authorizer.policy.PolicyRequest;
import dev.poolgate.authorizer.policy.PolicySource;
import dev.poolgate.authorizer.policy.RequestFacts;
import dev.poolgate.authorizer.token.TokenUse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One decision by Cedar policies, ten to a route. The peer is the engine as one would first use it: all policies in one
 * set, which it has parsed ahead.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class CedarBenchmark {
    private static final int OF_A_ROUTE = 10;

    /** In the revision. */
    @Param({"10", "10000"})
    public int policies;

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private PolicyEngine sliced;
    private PolicySet whole;
    private PolicyRequest request;
    private AuthorizationRequest forEngine;
    private Set<Entity> entities;
    private int number;

    /** Everything is set in {@link #setUp}, which is how the harness makes a state. */
    @SuppressWarnings("NullAway.Init")
    public CedarBenchmark() {}

    @Setup
    public void setUp() throws AuthException, CacheException {
        String text = text();
        sliced = CedarPolicies.load(
                        List.of(new PolicySource("pets.cedar", text)), Optional.empty(), CedarSettings.defaults())
                .fold(loaded -> loaded.revision(), refused -> {
                    throw new IllegalStateException(refused.problems().toString());
                });
        request = request("7");
        setUpPeer(text);
        // a refusal may be faster than a permission, and would look like a record
        if (!remembered().allowed()
                || !evaluated().allowed()
                || !wholeSet().success.orElseThrow().isAllowed()) {
            throw new IllegalStateException("the benchmark's request is not allowed");
        }
    }

    private void setUpPeer(String text) throws InternalException, CacheException {
        whole = PolicySet.parsePolicies(text);
        whole.cache();
        EntityUID user = uid("User", "eu-west-1_Ab1|alice");
        EntityUID action = uid("Action", "get /pets0/{id}");
        forEngine = new AuthorizationRequest(
                user,
                action,
                uid("Application", "Poolgate"),
                Map.of("pathParameters", new CedarMap(Map.of("id", new PrimString("7")))));
        entities = Set.of(new Entity(
                user, Map.of("department", new PrimString("d9")), Set.of(uid("UserGroup", "eu-west-1_Ab1|readers"))));
    }

    /** Decided before. */
    @Benchmark
    public PolicyDecision remembered() {
        return sliced.decide(request);
    }

    /** Never decided before. */
    @Benchmark
    public PolicyDecision evaluated() {
        return sliced.decide(request("n" + number++));
    }

    @Benchmark
    public AuthorizationResponse wholeSet() throws AuthException {
        return engine.isAuthorized(forEngine, whole, entities);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < policies; i++) {
            text.append("permit(principal in Poolgate::UserGroup::\"eu-west-1_Ab1|readers\", action == ")
                    .append("Poolgate::Action::\"get /pets")
                    .append(i / OF_A_ROUTE)
                    .append("/{id}\", resource) when { principal has department && principal.department == \"d")
                    .append(i % OF_A_ROUTE)
                    .append("\" && context.pathParameters.id != \"0\" };\n");
        }
        return text.toString();
    }

    private static PolicyRequest request(String id) {
        PolicyPrincipal alice = new PolicyPrincipal.TokenHolder(
                "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1",
                "alice",
                TokenUse.ID,
                Set.of("readers", "others"),
                Set.of(),
                Map.of("department", "d9", "email", "alice@example.com"));
        RequestFacts facts = RequestFacts.of(
                Map.of("id", id), Map.of(), Map.of(), Optional.of("192.0.2.1"), Instant.parse("2026-11-25T07:00:00Z"));
        return new PolicyRequest("d1", alice, new PolicyQuestion("get /pets0/{id}", facts));
    }

    private static EntityUID uid(String type, String id) {
        return EntityUID.parse("Poolgate::" + type + "::\"" + id + "\"").orElseThrow();
    }
}
