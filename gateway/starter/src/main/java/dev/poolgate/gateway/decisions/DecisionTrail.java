package dev.poolgate.gateway.decisions;

import dev.poolgate.authorizer.AccessResult;
import dev.poolgate.authorizer.policy.AccessRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * What the filters of one request leave behind for its record. Writing to it costs next to nothing, because most
 * requests are never recorded. It decides nothing: whether a request may go on is told by a passage alone.
 */
public final class DecisionTrail {
    private static final String ATTRIBUTE = DecisionTrail.class.getName();

    private final long startedNanos = System.nanoTime();
    private Stage stage = Stage.GUARD;
    private @Nullable AccessRule rule;
    private @Nullable AccessResult result;

    private DecisionTrail() {}

    /** That of the request, begun with this call where there is none yet. */
    public static DecisionTrail of(ServerWebExchange exchange) {
        return (DecisionTrail) exchange.getAttributes().computeIfAbsent(ATTRIBUTE, absent -> new DecisionTrail());
    }

    /** From now on what happens belongs to that stage. */
    public void enter(Stage next) {
        stage = next;
    }

    /** A route begins to decide; what another one decided, which forwarded here, is not its own. */
    public void begin() {
        stage = Stage.AUTHENTICATE;
        rule = null;
        result = null;
    }

    /** A route asks nobody. */
    public void open() {
        stage = Stage.AUTHORIZE;
        rule = null;
        result = null;
    }

    /** @param concluded null where there was no answer */
    public void concluded(AccessRule asked, @Nullable AccessResult concluded) {
        rule = asked;
        result = concluded;
        stage = StageOf.result(concluded);
    }

    Stage stage() {
        return stage;
    }

    Optional<AccessRule> rule() {
        return Optional.ofNullable(rule);
    }

    @Nullable
    AccessResult result() {
        return result;
    }

    long microsSoFar() {
        return (System.nanoTime() - startedNanos) / 1000;
    }
}
