package dev.poolgate.authorizer.sign;

import java.util.Map;

/**
 * A signed request whose body is still to come.
 *
 * @param headers to set, each replacing what is there
 * @param chunks signs the body
 */
public record SignedStream(Map<String, String> headers, ChunkSigner chunks) {
    public SignedStream {
        headers = Map.copyOf(headers);
    }

    /** Without header values: they hold a signature and a token. */
    @Override
    public String toString() {
        return "SignedStream[" + headers.keySet() + "]";
    }
}
