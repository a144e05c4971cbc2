package dev.poolgate.testkit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.poolgate.gateway.decisions.DecisionView;
import dev.poolgate.gateway.explain.Explainer;
import dev.poolgate.gateway.explain.Explanation;
import dev.poolgate.gateway.explain.Question;
import dev.poolgate.gateway.explain.RouteFacts;
import dev.poolgate.gateway.explain.Routes;
import dev.poolgate.gateway.policy.ConfiguredPolicies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;
import org.springframework.context.ApplicationContext;

/**
 * Who may do what in an application. Files are named relative to the directory in which the tests run, which is that of
 * the Maven module; beside each lies {@code callers.yaml} with who calls.
 *
 * <p>Callers who sign requests are taken for callers without a token.
 */
public final class Access {
    /** A token that a test brings may need keys that have to be fetched. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Explainer explainer;
    private final Routes routes;
    private final Optional<ConfiguredPolicies> policies;

    private Access(Explainer explainer, Routes routes, Optional<ConfiguredPolicies> policies) {
        this.explainer = explainer;
        this.routes = routes;
        this.policies = policies;
    }

    static Access of(ApplicationContext application) {
        return new Access(
                application.getBean(Explainer.class),
                application.getBean(Routes.class),
                application.getBeanProvider(ConfiguredPolicies.class).stream().findFirst());
    }

    /**
     * A test for each row of a table.
     *
     * @throws MalformedTable where it cannot be read as one
     */
    public Stream<DynamicTest> table(String file) {
        return AccessTable.read(Path.of(file)).stream()
                .map(row -> dynamicTest(row.name(), row.source(), () -> row.check(this)));
    }

    /**
     * Compares what each caller may do with what a file says, and fails where they differ, or where a route is reached
     * by no row. With {@code -Daccess.matrix=update} the file is written anew instead, to be looked at before it is
     * committed.
     *
     * @throws MalformedTable where it cannot be read as a matrix
     */
    public void matrix(String file) {
        new AccessMatrix(Path.of(file), this).check("update".equals(System.getProperty("access.matrix")));
    }

    /**
     * Fails where there is a policy that determines none of the rows, so that nothing shows what it is for.
     *
     * @throws IllegalStateException where the application has no policies
     */
    public void everyPolicyDecides(String... tables) {
        ConfiguredPolicies configured =
                policies.orElseThrow(() -> new IllegalStateException("`poolgate.policies.location` names no policies"));
        Set<Map<String, Object>> silent =
                new LinkedHashSet<>(DecisionView.policies(configured.current().policies()));
        Arrays.stream(tables)
                .flatMap(table -> AccessTable.read(Path.of(table)).stream())
                .forEach(row -> row.ask(this).policies().forEach(silent::remove));
        if (!silent.isEmpty()) {
            throw new AssertionFailedError("no row is decided by "
                    + silent.stream().map(Account::policy).collect(Collectors.joining(", ")));
        }
    }

    /**
     * What would become of a request.
     *
     * @throws IllegalArgumentException where the question makes no sense
     */
    public Explanation explain(Question question) {
        return Objects.requireNonNull(explainer.explain(question).block(LONGEST));
    }

    /** The same for a line of a file. */
    Explanation explain(Question question, Path file, int line) {
        try {
            return explain(question);
        } catch (IllegalArgumentException e) {
            throw new MalformedTable(file, line, String.valueOf(e.getMessage()));
        }
    }

    /** The ids of all routes, in the order in which they are tried. */
    List<String> routes() {
        return Objects.requireNonNull(routes.views().block(LONGEST)).stream()
                .map(RouteFacts.View::id)
                .toList();
    }
}
