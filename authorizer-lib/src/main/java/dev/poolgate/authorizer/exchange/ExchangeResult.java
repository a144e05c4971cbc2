package dev.poolgate.authorizer.exchange;

import java.util.Map;
import java.util.function.Function;

/** The outcome of an exchange. */
public sealed interface ExchangeResult {

    /**
     * @param identityId the identity in the pool, {@code region:uuid}
     * @param roleArn the role the credentials are scoped to; empty text where the source does not tell
     * @param principalTags attributes for access control that travel with the credentials, as far as the source tells
     */
    record Granted(
            TemporaryCredentials credentials, String identityId, String roleArn, Map<String, String> principalTags)
            implements ExchangeResult {
        public Granted {
            principalTags = Map.copyOf(principalTags);
        }
    }

    /**
     * The pool refuses this identity.
     *
     * @param code stable snake_case reason
     * @param message for the log, never a token
     */
    record Refused(String code, String message) implements ExchangeResult {}

    default <T> T fold(Function<Granted, T> granted, Function<Refused, T> refused) {
        return this instanceof Granted g ? granted.apply(g) : refused.apply((Refused) this);
    }
}
