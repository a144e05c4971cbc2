package dev.poolgate.gateway.guard;

import java.util.List;

/** The header names that a client has no say in. Aliases count, see {@link HeaderForm}. */
final class ProtectedHeaders {

    /** What Poolgate, or a route's own filters, tell a backend about the caller. */
    static final List<String> IDENTITY = List.of(
            "X-Poolgate-*",
            "X-User",
            "X-User-Id",
            "X-User-Name",
            "X-User-Email",
            "X-User-Group*",
            "X-User-Role*",
            "X-User-Info",
            "X-Email",
            "X-Groups",
            "X-Role",
            "X-Roles",
            "X-Scopes",
            "X-Subject",
            "X-Principal",
            "X-Remote-*",
            "Remote-*",
            "X-Authenticated-*",
            "X-Auth-Request-*",
            "X-Auth-User*",
            "X-Auth-Group*",
            "X-Auth-Role*",
            "X-Consumer-*",
            "X-Credential-*",
            "X-Cognito-*",
            "X-Id-Token",
            "X-Access-Token",
            "X-Jwt-*",
            "X-Client-Cert*",
            "X-Client-Verify",
            "X-SSL-*",
            "SSL-Client-*",
            // a signature and its parts, and the identity headers of AWS load balancers
            "X-Amz-*");

    /** What a proxy says about the request it received. */
    static final List<String> FORWARDED = List.of(
            "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Proto", "X-Real-Ip");

    /** What would make a backend act on another path, method or host than the one decided on. No proxy may say it. */
    static final List<String> OVERRIDES = List.of(
            "X-Forwarded-*",
            "X-Original-*",
            "X-Rewrite-*",
            "X-Script-Name",
            "X-Proxy-*",
            "X-Host",
            "X-Http-Host-*",
            "X-Http-Method",
            "X-Http-Method-Override",
            "X-Method-Override",
            "X-Envoy-*",
            "X-Client-Ip",
            "Client-Ip",
            "True-Client-Ip",
            "CF-Connecting-Ip",
            "X-Cluster-Client-Ip",
            "X-Originating-Ip",
            "X-Override-Url",
            // CGI makes HTTP_PROXY of it, which HTTP clients of the backend obey
            "Proxy",
            "Proxy-Connection",
            "HTTP2-Settings");

    /** What HTTP itself gives a meaning to: only the true spelling may arrive. */
    static final List<String> EXACT = List.of(
            "Authorization",
            "Proxy-Authorization",
            "Connection",
            "Upgrade",
            "Host",
            "Cookie",
            "Origin",
            "Content-Length",
            "Content-Type",
            "Transfer-Encoding");

    private ProtectedHeaders() {}
}
