package dev.poolgate.authorizer.sign;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the secret that belongs to an access key id. */
public interface AccessKeys {

    /**
     * @param accessKeyId as in the request's credential scope
     * @param sessionToken as in {@code X-Amz-Security-Token}; null where none was sent
     * @return the key; empty where it is unknown, or expired, or the session token does not belong to it
     */
    Optional<AccessKey> find(String accessKeyId, @Nullable String sessionToken);
}
