package dev.poolgate.gateway.console;

import dev.poolgate.authorizer.keys.IssuerMetadata;
import dev.poolgate.authorizer.keys.KeyFetchException;
import java.net.URI;

/**
 * Where an issuer signs people in.
 *
 * @param authorization RFC 6749 section 3.1
 * @param token RFC 6749 section 3.2
 * @param tellsIssuer whether each of its answers says whose it is, RFC 9207 section 3
 */
record IssuerEndpoints(URI authorization, URI token, boolean tellsIssuer) {

    /** @throws KeyFetchException where the metadata lacks one, or one leads elsewhere */
    static IssuerEndpoints of(IssuerMetadata metadata) throws KeyFetchException {
        return new IssuerEndpoints(
                metadata.endpoint("authorization_endpoint"),
                metadata.endpoint("token_endpoint"),
                metadata.says("authorization_response_iss_parameter_supported"));
    }
}
