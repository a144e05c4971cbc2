package dev.poolgate.gateway.decisions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which records are asked for; what is null does not matter.
 *
 * @param outcome as {@link Outcome#code} writes it
 * @param since only later ones
 * @param limit how many at most
 */
public record DecisionFilter(
        @Nullable String route,
        @Nullable String outcome,
        @Nullable String code,
        @Nullable Instant since,
        int limit) {
    private static final int MOST = 500;

    public DecisionFilter {
        limit = Math.max(1, Math.min(limit, MOST));
    }

    boolean takes(DecisionRecord record) {
        return isOrAny(route, record.route())
                && isOrAny(outcome, record.outcome().code())
                && isOrAny(code, record.code())
                && (since == null || record.time().isAfter(since));
    }

    private static boolean isOrAny(@Nullable String wanted, String is) {
        return wanted == null || wanted.isEmpty() || wanted.equals(is);
    }
}
