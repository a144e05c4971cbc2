package dev.poolgate.authorizer;

import java.util.concurrent.CompletionStage;

/** Answers who is calling and whether they may. The only facade of the library. */
public interface Authorizer {

    /**
     * Authenticates and authorizes one request.
     *
     * <p>The stage never completes exceptionally: a fault becomes {@link AccessResult.Unavailable}. When everything
     * needed is cached it is complete on return, and no thread is switched.
     */
    CompletionStage<AccessResult> authorize(AccessRequest request);
}
