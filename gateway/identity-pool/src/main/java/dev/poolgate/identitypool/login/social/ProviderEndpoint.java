package dev.poolgate.identitypool.login.social;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.poolgate.authorizer.keys.HttpDocuments;
import dev.poolgate.authorizer.keys.KeyFetchException;
import dev.poolgate.authorizer.token.NetworkAccess;
import dev.poolgate.authorizer.token.StrictJson;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a provider about a token. No answer is kept, so that a token taken back counts no longer. While a provider fails
 * or is slow, few callers wait for it and then none.
 */
final class ProviderEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderEndpoint.class);
    /** What says that the token is no good; every other status speaks of the provider. */
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);

    private final HttpDocuments documents;
    private final NetworkAccess network;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;

    ProviderEndpoint(HttpDocuments documents, NetworkAccess network, CircuitBreaker breaker, Bulkhead bulkhead) {
        this.documents = documents;
        this.network = network;
        this.breaker = breaker;
        this.bulkhead = bulkhead;
    }

    /** @param address up to the token, which is its last query parameter */
    SocialAnswer ask(String address, String token) {
        URI uri = URI.create(address + URLEncoder.encode(token, UTF_8));
        try {
            return bulkhead.executeSupplier(() -> breaker.executeSupplier(() -> get(uri)));
        } catch (BulkheadFullException | CallNotPermittedException e) {
            return new SocialAnswer.Unavailable();
        } catch (CompletionException e) {
            // its message names the place without the query, hence without the token
            LOG.warn("provider `{}` cannot be asked: {}", breaker.getName(), String.valueOf(e.getCause()));
            return new SocialAnswer.Unavailable();
        }
    }

    /** A refusal is an answer; only a failure of the provider opens the breaker. */
    private SocialAnswer get(URI uri) {
        try {
            return read(documents.get(uri, network).toCompletableFuture().join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof KeyFetchException failure && REFUSALS.contains(failure.status())) {
                return new SocialAnswer.Refused();
            }
            throw e;
        }
    }

    private static SocialAnswer read(byte[] body) {
        try {
            return new SocialAnswer.Known(StrictJson.object(body));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
