package dev.poolgate.authorizer.relay;

/**
 * For whom a token is minted.
 *
 * @param audience names the backend, the {@code aud} of the minted token
 * @param scopes which of the caller's scopes it may see
 * @param groups which of the caller's groups it may see
 */
public record RelayTarget(String audience, Selection scopes, Selection groups) {

    public RelayTarget {
        if (audience.isBlank()) {
            throw new IllegalArgumentException("a relayed token needs an audience");
        }
    }
}
