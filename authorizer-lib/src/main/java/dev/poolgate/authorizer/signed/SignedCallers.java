package dev.poolgate.authorizer.signed;

import org.jspecify.annotations.Nullable;

/** Finds who holds an access key. Never blocks: what it needs is in the session token or in memory. */
public interface SignedCallers {

    /**
     * @param accessKeyId as in the request's credential scope
     * @param sessionToken as in {@code X-Amz-Security-Token}; null where none was sent
     */
    CallerLookup find(String accessKeyId, @Nullable String sessionToken);
}
