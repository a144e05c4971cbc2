package dev.poolgate.authorizer.keys;

import dev.poolgate.authorizer.token.TrustedIssuer;
import java.util.concurrent.CompletionStage;

/** Gets the JWK set document (RFC 7517 section 5) of an issuer. */
public interface JwksFetcher {

    /**
     * Starts one fetch, without blocking the caller.
     *
     * @return the document's bytes, bounded in size and time; a failure is a {@link KeyFetchException}
     */
    CompletionStage<byte[]> fetch(TrustedIssuer issuer);
}
