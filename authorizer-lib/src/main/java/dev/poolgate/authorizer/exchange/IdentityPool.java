package dev.poolgate.authorizer.exchange;

import java.util.concurrent.CompletionStage;

/**
 * Exchanges a verified identity, or a guest, for temporary credentials.
 *
 * <p>A refusal is a value. A stage that completes exceptionally means that the source cannot be reached or is at fault,
 * and nothing may be forwarded.
 */
public interface IdentityPool {

    CompletionStage<ExchangeResult> exchange(ExchangeRequest request);
}
