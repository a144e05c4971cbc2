package dev.poolgate.authorizer.sign;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The body of a signed request, which costs memory to have: asked for only where the rest of a signature fits. */
@FunctionalInterface
public interface PendingBody {

    /**
     * What stands for it in a signature. Asked for at most once.
     *
     * @param holder who answers for the memory it takes; empty where that is not certain
     * @return empty where there is no having it: it is too large, broken off, or there is no room for it
     */
    CompletionStage<Optional<String>> hash(Optional<String> holder);

    /** One that is there already. */
    static PendingBody of(String hash) {
        return holder -> CompletableFuture.completedFuture(Optional.of(hash));
    }
}
