package dev.poolgate.gateway.decisions;

import dev.poolgate.authorizer.AccessResult;
import dev.poolgate.authorizer.Decision;
import dev.poolgate.authorizer.VerifiedIdentity;
import org.jspecify.annotations.Nullable;

/** How far the authorizer came. */
final class StageOf {
    private StageOf() {}

    static Stage result(@Nullable AccessResult result) {
        return result == null
                ? Stage.AUTHENTICATE
                : result.fold(
                        allowed -> decision(allowed.identity(), allowed.decision()),
                        denied -> decision(denied.identity(), denied.decision()),
                        unknown -> Stage.AUTHENTICATE,
                        rejected -> Stage.AUTHENTICATE,
                        fault -> Stage.AUTHENTICATE);
    }

    static Stage decision(Decision decision) {
        return decision.policies().isPresent() ? Stage.POLICY : Stage.AUTHORIZE;
    }

    /** Of whoever signs the policies of the role are asked first of all. */
    private static Stage decision(VerifiedIdentity identity, Decision decision) {
        return identity instanceof VerifiedIdentity.KeyHolder ? Stage.POLICY : decision(decision);
    }
}
