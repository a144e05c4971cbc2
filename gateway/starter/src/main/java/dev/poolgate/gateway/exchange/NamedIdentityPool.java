package dev.poolgate.gateway.exchange;

import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.authorizer.exchange.ExchangeRequest;
import dev.poolgate.authorizer.exchange.ExchangeResult;
import dev.poolgate.authorizer.exchange.IdentityPool;
import java.util.concurrent.CompletionStage;

/**
 * An identity pool as routes refer to it. Contribute one as a bean, for example for a pool in the same process.
 *
 * @param name short name for routes
 * @param id {@code region:uuid}; routes may use it too
 * @param pool where the exchange happens
 */
public record NamedIdentityPool(String name, String id, IdentityPool pool) {

    /** Exchanges the identity for credentials of this pool. */
    public CompletionStage<ExchangeResult> exchange(VerifiedIdentity identity) {
        return pool.exchange(new ExchangeRequest(id, identity));
    }

    boolean isCalled(String nameOrId) {
        return name.equals(nameOrId) || id.equals(nameOrId);
    }
}
