package dev.poolgate.load;

import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.iam.IamDecision;
import dev.poolgate.authorizer.iam.IamPolicy;
import dev.poolgate.authorizer.iam.IamRequest;
import dev.poolgate.authorizer.iam.MalformedPolicyException;
import dev.poolgate.authorizer.iam.Permissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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
 * One decision of IAM over some statements, of which the last allows. The peer walks the same statements with
 * precompiled regular expressions for action and resource, which is what one would write first; it knows neither
 * conditions nor variables nor parts of an ARN.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class PolicyBenchmark {
    private static final int STATEMENTS_OF_A_POLICY = 10;
    private static final String API = "arn:aws:execute-api:us-east-1:123456789012:api%d/*/GET/pets/*";

    /** In all policies together. */
    @Param({"1", "10", "100", "1000"})
    public int statements;

    private Permissions oneService;
    private Permissions manyServices;
    private Permissions ownPath;
    private List<Pattern[]> expressions;
    private IamRequest request;
    private IamRequest ofLastService;

    /** Everything is set in {@link #setUp}, which is how the harness makes a state. */
    @SuppressWarnings("NullAway.Init")
    public PolicyBenchmark() {}

    @Setup
    public void setUp() throws MalformedPolicyException {
        oneService = permissions("execute-api:Invoke", API);
        manyServices = permissions("service%d:Invoke", API);
        ownPath = permissions("execute-api:Invoke", API.replace("pets", "${cognito-identity.amazonaws.com:sub}"));
        expressions = new ArrayList<>();
        for (int i = 0; i < statements; i++) {
            expressions.add(new Pattern[] {
                Pattern.compile("execute-api:invoke", Pattern.CASE_INSENSITIVE),
                Pattern.compile(API.formatted(i).replace("*", ".*"))
            });
        }
        int last = statements - 1;
        request = new IamRequest(
                "execute-api:Invoke",
                "arn:aws:execute-api:us-east-1:123456789012:api" + last + "/prod/GET/pets/12",
                IamContext.EMPTY
                        .with("cognito-identity.amazonaws.com:sub", "pets")
                        .with("aws:SourceIp", "10.1.2.3"));
        ofLastService = new IamRequest("service" + last + ":Invoke", request.resource(), request.context());
        requireAllowed(oneService().allowed()
                && manyServices().allowed()
                && variables().allowed());
        requireAllowed(regularExpressions());
    }

    /** All statements are about the action asked for. */
    @Benchmark
    public IamDecision oneService() {
        return oneService.decide(request);
    }

    /** Each statement is about another service. */
    @Benchmark
    public IamDecision manyServices() {
        return manyServices.decide(ofLastService);
    }

    /** Each statement has a variable in its resource. */
    @Benchmark
    public IamDecision variables() {
        return ownPath.decide(request);
    }

    @Benchmark
    public boolean regularExpressions() {
        for (Pattern[] statement : expressions) {
            if (statement[0].matcher(request.action()).matches()
                    && statement[1].matcher(request.resource()).matches()) {
                return true;
            }
        }
        return false;
    }

    /** Each policy has as many statements as fit into one. */
    private Permissions permissions(String action, String resource) throws MalformedPolicyException {
        List<IamPolicy> policies = new ArrayList<>();
        for (int start = 0; start < statements; start += STATEMENTS_OF_A_POLICY) {
            StringBuilder json = new StringBuilder("{\"Version\":\"2012-10-17\",\"Statement\":[");
            for (int i = start; i < Math.min(statements, start + STATEMENTS_OF_A_POLICY); i++) {
                json.append(i == start ? "" : ",")
                        .append("{\"Effect\":\"Allow\",\"Action\":\"")
                        .append(action.formatted(i))
                        .append("\",\"Resource\":\"")
                        .append(resource.formatted(i))
                        .append("\"}");
            }
            policies.add(IamPolicy.parse("p" + start, json.append("]}").toString()));
        }
        return Permissions.of(policies);
    }

    /** A refusal may be faster than a permission, and would look like a record. */
    private static void requireAllowed(boolean allowed) {
        if (!allowed) {
            throw new IllegalStateException("the benchmark's request is not allowed");
        }
    }
}
