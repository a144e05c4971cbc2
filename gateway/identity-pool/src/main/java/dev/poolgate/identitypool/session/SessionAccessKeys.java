package dev.poolgate.identitypool.session;

import dev.poolgate.authorizer.sign.AccessKey;
import dev.poolgate.authorizer.sign.AccessKeys;
import dev.poolgate.authorizer.signed.SignedCallers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of temporary credentials, for whoever checks a signature and asks nothing of the session. */
public record SessionAccessKeys(SignedCallers callers) implements AccessKeys {

    @Override
    public Optional<AccessKey> find(String accessKeyId, @Nullable String sessionToken) {
        return callers.find(accessKeyId, sessionToken)
                .fold(caller -> Optional.of(caller.key()), Optional::empty, Optional::empty);
    }
}
