package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.AccessRequest;
import dev.poolgate.authorizer.Credential;
import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.policy.AccessRule;
import org.springframework.web.server.ServerWebExchange;

/** A filter that decides who may pass a route, for whoever asks what it would decide. */
public interface RouteDecision {

    /** What it asks for on the route of that id. */
    AccessRule rule(String routeId);

    /** What it asks the authorizer about a request on its route. */
    AccessRequest request(ServerWebExchange exchange, Credential credential, IamContext context);
}
