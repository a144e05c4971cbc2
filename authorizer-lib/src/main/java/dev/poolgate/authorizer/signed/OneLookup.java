package dev.poolgate.authorizer.signed;

import dev.poolgate.authorizer.sign.AccessKey;
import dev.poolgate.authorizer.sign.AccessKeys;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys for one request, remembering what was found: the verifier needs the key, the decision its holder. */
final class OneLookup implements AccessKeys {
    private final SignedCallers callers;
    private CallerLookup outcome = new CallerLookup.Unknown();

    OneLookup(SignedCallers callers) {
        this.callers = callers;
    }

    @Override
    public Optional<AccessKey> find(String accessKeyId, @Nullable String sessionToken) {
        outcome = callers.find(accessKeyId, sessionToken);
        return outcome.fold(caller -> Optional.of(caller.key()), Optional::empty, Optional::empty);
    }

    CallerLookup outcome() {
        return outcome;
    }
}
