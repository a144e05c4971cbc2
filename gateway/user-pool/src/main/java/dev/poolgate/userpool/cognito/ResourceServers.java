package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.ResourceServerTable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerType;

/** Resource servers as they are asked for and stored. */
final class ResourceServers {
    private ResourceServers() {}

    /** The server, its scopes told apart by their names. */
    static ResourceServerType checked(ResourceServerType server) {
        long distinct = server.scopes().stream()
                .map(ResourceServerScopeType::scopeName)
                .distinct()
                .count();
        if (distinct < server.scopes().size()) {
            throw Refusals.invalidParameter("Scope names must be distinct.");
        }
        return server;
    }

    static ResourceServerType require(ResourceServerTable servers, Pool pool, String identifier) {
        return servers.find(pool.id(), identifier).orElseThrow(() -> unknown(identifier));
    }

    static RuntimeException unknown(String identifier) {
        return Refusals.resourceNotFound("Resource server " + identifier + " does not exist.");
    }
}
