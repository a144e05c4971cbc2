package dev.poolgate.gateway.decisions;

import dev.poolgate.authorizer.AccessResult;
import dev.poolgate.authorizer.policy.AccessRule;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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
    private @Nullable Boolean sampled;
    private @Nullable DecisionRecord pending;

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

    /** The same answer for the whole request, however often it is sent. */
    boolean isSampled(BooleanSupplier draw) {
        if (sampled == null) {
            sampled = draw.getAsBoolean();
        }
        return sampled;
    }

    /**
     * Keeps the record of a request that was let through until it is clear what became of it.
     *
     * @return whether none was kept
     */
    synchronized boolean hold(DecisionRecord record) {
        boolean first = pending == null;
        pending = record;
        return first;
    }

    /** The record that was kept, once. */
    synchronized Optional<DecisionRecord> release() {
        Optional<DecisionRecord> held = Optional.ofNullable(pending);
        pending = null;
        return held;
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
