package dev.poolgate.gateway.doctor;

import java.util.LinkedHashMap;
import java.util.Map;

/** For each check a configuration in which it finds something: lines added to one in which none does. */
final class BadExamples {
    private static final String ISSUER = "poolgate.issuers.main.";
    private static final String GATEWAY = "spring.cloud.gateway.server.webflux.";
    private static final String ROUTE = GATEWAY + "routes[0].";
    private static final String SECOND = GATEWAY + "routes[1].";
    private static final String CONSOLE = "poolgate.console.";
    private static final String STS = "poolgate.exchange.sts.backups.";

    private BadExamples() {}

    /** In which nothing is found, not even a note. */
    static Map<String, String> good() {
        return lines(
                "server.address",
                "127.0.0.1",
                "management.server.port",
                "8081",
                "management.server.address",
                "127.0.0.1",
                ISSUER + "issuer",
                "https://id.example.com/pool",
                ISSUER + "profile",
                "cognito",
                ISSUER + "client-ids",
                "shop",
                ISSUER + "audiences",
                "any",
                ISSUER + "token-use",
                "access",
                ROUTE + "id",
                "orders",
                ROUTE + "uri",
                "http://orders.internal:8080",
                ROUTE + "predicates[0]",
                "Path=/orders/**",
                ROUTE + "filters[0].name",
                "Authorize");
    }

    /** By code. {@code DIR} stands for a directory of the test. */
    static Map<String, Map<String, String>> bad() {
        Map<String, Map<String, String>> bad = new LinkedHashMap<>();
        bad.put(
                "issuer_plain_http",
                lines(ISSUER + "issuer", "http://id.example.com/pool", ISSUER + "network", "private-plain-http"));
        bad.put("issuer_keys_plain_http", lines(ISSUER + "keys.uri", "http://203.0.113.7/jwks.json"));
        bad.put("issuer_network_wide", lines(ISSUER + "network", "private-plain-http"));
        bad.put("issuer_algorithm_forgeable", lines(ISSUER + "algorithms", "RS256,HS256"));
        bad.put("issuer_algorithms_many", lines(ISSUER + "algorithms", "RS256,ES256"));
        bad.put("issuer_accepts_everybody", lines(ISSUER + "client-ids", "any"));
        bad.put("issuer_id_token_audience", lines(ISSUER + "token-use", "id"));
        bad.put("issuer_token_use_any", lines(ISSUER + "token-use", "any"));
        bad.put("issuer_skew_large", lines(ISSUER + "clock-skew", "61s"));
        bad.put("issuer_lifetime_long", lines(ISSUER + "max-lifetime", "25h"));
        bad.put("issuer_keys_inline", lines(ISSUER + "keys.inline", "{\"keys\":[]}"));
        bad.put("issuer_keys_writable", lines(ISSUER + "keys.file", "DIR/writable.json"));
        bad.put(
                "issuer_unused",
                lines(
                        "poolgate.issuers.other.issuer",
                        "https://other.example.com",
                        "poolgate.issuers.other.profile",
                        "oauth",
                        "poolgate.issuers.other.client-ids",
                        "shop",
                        "poolgate.issuers.other.audiences",
                        "shop",
                        "poolgate.issuers.other.token-use",
                        "access",
                        ROUTE + "filters[0].args.issuers",
                        "main"));

        bad.put(
                "route_without_rule",
                lines(
                        SECOND + "id", "forgotten",
                        SECOND + "uri", "http://forgotten.internal",
                        SECOND + "predicates[0]", "Path=/forgotten/**"));
        bad.put("route_rule_twice", lines(ROUTE + "filters[1]", "Public"));
        bad.put("route_public_everything", open("/**"));
        bad.put("route_public_first", first("/{service}/**", "Public"));
        bad.put("route_unreachable", first("/orders/**", "Authorize"));
        bad.put("route_public_writes", open("/catalogue/**"));
        bad.put(
                "backend_plain_http",
                lines(
                        ROUTE + "uri",
                        "http://orders.example.com",
                        ROUTE + "filters[1]",
                        "RelayToken=orders",
                        "poolgate.relay.issuer",
                        "https://gateway.example.com",
                        "poolgate.relay.key-file",
                        "keys.json"));
        bad.put(
                "backend_gets_callers_token",
                lines(ROUTE + "uri", "https://orders.example.com", ROUTE + "filters[0].args.pass-token", "true"));
        bad.put("routes_discovered", lines(GATEWAY + "discovery.locator.enabled", "true"));

        bad.put(
                "rule_guests_beside_requirements",
                lines(ROUTE + "filters[0].args.groups", "admins", ROUTE + "filters[0].args.guests", "true"));
        bad.put("rule_issuer_unknown", lines(ROUTE + "filters[0].args.issuers", "mian"));
        bad.put(
                "rule_scopes_of_id_tokens",
                lines(ISSUER + "token-use", "id", ROUTE + "filters[0].args.scopes", "orders/read"));
        bad.put("rule_claim_of_id_tokens", lines(ROUTE + "filters[0].args.claims.email_verified", "true"));
        bad.put(
                "rule_groups_nowhere",
                lines(ISSUER + "groups-claim", "groups", ROUTE + "filters[0].args.groups", "admins"));
        bad.put("rule_replay_allowed", lines(ROUTE + "filters[0].args.aws-iam", "only"));
        bad.put(
                "rule_body_unsigned",
                lines(
                        ROUTE + "filters[0].args.aws-iam", "only",
                        ROUTE + "filters[0].args.unsigned-payload", "true"));
        bad.put("rule_document_missing", lines(ROUTE + "filters[0].args.openapi", "shop"));

        bad.put("relay_issuer_missing", lines(ROUTE + "filters[1]", "RelayToken=orders"));
        bad.put("relay_key_file_missing", lines("poolgate.relay.issuer", "https://gateway.example.com"));
        bad.put("relay_key_file_open", lines("poolgate.relay.key-file", "DIR/open.json"));
        bad.put("relay_key_weak", lines("poolgate.relay.key-file", "DIR/weak.json"));
        bad.put("relay_key_file_temporary", lines("poolgate.relay.key-file", "/tmp/relay-keys.json"));
        bad.put("relay_issuer_plain_http", lines("poolgate.relay.issuer", "http://gateway.example.com"));
        bad.put("relay_lifetime_long", lines("poolgate.relay.max-lifetime", "16m"));
        bad.put(
                "relay_tells_everything",
                lines(
                        ROUTE + "filters[1].name", "RelayToken",
                        ROUTE + "filters[1].args.audience", "orders",
                        ROUTE + "filters[1].args.scopes", "any",
                        ROUTE + "filters[1].args.groups", "any"));
        bad.put(
                "sign_link_long",
                lines(
                        ROUTE + "filters[1].name", "SignAwsRequest",
                        ROUTE + "filters[1].args.service", "s3",
                        ROUTE + "filters[1].args.region", "eu-central-1",
                        ROUTE + "filters[1].args.payload", "unsigned",
                        ROUTE + "filters[1].args.presigned-for", "1h"));
        bad.put(
                "sign_body_unprotected",
                lines(
                        ROUTE + "filters[1]",
                        "SignAwsRequest=s3, eu-central-1, unsigned",
                        "poolgate.signing.unsigned-over-plain-http",
                        "true"));
        bad.put("sign_waiver_unused", lines("poolgate.signing.unsigned-over-plain-http", "true"));
        bad.put("sign_without_exchange", lines(ROUTE + "filters[1]", "SignAwsRequest=s3, eu-central-1"));
        bad.put("exchange_without_use", lines(ROUTE + "filters[1]", "ExchangeCredentials=customers"));

        bad.put("exchange_plain_http", lines(STS + "endpoint", "http://sts.example.com", STS + "plain-http", "true"));
        bad.put("sts_session_long", lines(STS + "session-duration", "2h"));
        bad.put("sts_role_missing", lines(STS + "region", "eu-central-1"));
        bad.put(
                "sts_role_for_the_rest",
                lines(
                        STS + "role-arn", "arn:aws:iam::123456789012:role/Reader",
                        STS + "mappings.main.type", "rules",
                        STS + "mappings.main.ambiguous", "authenticated-role",
                        STS + "mappings.main.rules[0].claim", "sub",
                        STS + "mappings.main.rules[0].value", "alice",
                        STS + "mappings.main.rules[0].role-arn", "arn:aws:iam::123456789012:role/Admin"));
        bad.put(
                "sts_session_policy_wide",
                lines(
                        STS + "session-policy",
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"));
        bad.put(
                "exchange_guests_without_token",
                lines(
                        STS + "role-arn", "arn:aws:iam::123456789012:role/Reader",
                        ROUTE + "filters[0].args.guests", "true",
                        ROUTE + "filters[1]", "ExchangeCredentials=backups"));
        bad.put("exchange_unused", lines(STS + "role-arn", "arn:aws:iam::123456789012:role/Reader"));

        bad.put("keys_old", lines("poolgate.keys.max-age", "61m"));
        bad.put("keys_stale_long", lines("poolgate.keys.stale-on-error", "25h"));
        bad.put("keys_fetched_by_callers", lines("poolgate.keys.unknown-key-window", "4s"));
        bad.put("keys_retry_at_once", lines("poolgate.keys.retry-after", "0s"));
        bad.put("token_cache_old", lines("poolgate.tokens.cache-time", "61m"));
        bad.put("token_cache_off", lines("poolgate.tokens.cache-size", "0"));
        bad.put("token_size_large", lines("poolgate.tokens.max-size", "65KB"));
        bad.put("token_size_ineffective", lines("poolgate.tokens.max-size", "9KB"));
        bad.put("signed_body_large", lines("poolgate.aws-iam.max-body", "17MB"));
        bad.put("retry_after_zero", lines("poolgate.failures.retry-after", "0s"));

        bad.put("proxies_everybody", lines("poolgate.guard.trusted-proxies", "10.0.0.0/8,0.0.0.0/0"));
        bad.put("headers_passed", lines("poolgate.guard.passed-headers", "X-Amz-Target,X-User-Id"));
        bad.put(
                "cors_credentials_everywhere",
                lines(
                        GATEWAY + "globalcors.cors-configurations.[/**].allowed-origin-patterns", "*",
                        GATEWAY + "globalcors.cors-configurations.[/**].allow-credentials", "true"));
        bad.put("tls_absent", lines("server.address", "0.0.0.0"));
        bad.put("forward_headers_ineffective", lines("server.forward-headers-strategy", "framework"));
        bad.put("backend_tls_unchecked", lines(GATEWAY + "httpclient.ssl.use-insecure-trust-manager", "true"));
        bad.put("wiretap_backends", lines(GATEWAY + "httpclient.wiretap", "true"));
        bad.put("wiretap_callers", lines(GATEWAY + "httpserver.wiretap", "true"));
        bad.put("request_details_logged", lines("spring.http.codecs.log-request-details", "true"));
        bad.put("responses_cached_for_all", lines(GATEWAY + "filter.local-response-cache.enabled", "true"));
        bad.put("errors_with_stack_trace", lines("spring.web.error.include-stacktrace", "always"));

        bad.put("endpoints_tell_secrets", lines("management.endpoints.web.exposure.include", "health,env"));
        bad.put("endpoints_act", lines("management.endpoints.web.exposure.include", "health,shutdown"));
        bad.put("endpoint_gateway_writable", lines("management.endpoints.access.default", "unrestricted"));
        bad.put("endpoints_show_values", lines("management.endpoint.env.show-values", "always"));
        bad.put("management_everywhere", lines("management.server.address", "0.0.0.0"));
        bad.put("management_by_any_name", lines("poolgate.management.hosts", "any"));
        bad.put(
                "management_beside_traffic",
                lines("management.endpoints.web.exposure.include", "health,metrics", "management.server.port", ""));
        bad.put("health_details", lines("management.endpoint.health.show-details", "always"));
        bad.put("secret_in_file", lines("spring.ssl.bundle.jks.gateway.keystore.password", "hunter2"));

        bad.put("console_issuer_missing", lines(CONSOLE + "enabled", "true"));
        bad.put("console_sign_in_ineffective", lines(CONSOLE + "origin", "https://admin.example.com"));
        bad.put(
                "console_client_unknown",
                lines(CONSOLE + "enabled", "true", CONSOLE + "issuer", "main", CONSOLE + "client-id", "console"));
        bad.put(
                "console_origin_plain_http",
                lines(CONSOLE + "client-id", "shop", CONSOLE + "origin", "http://admin.example.com"));
        bad.put(
                "console_pool_plain_http",
                lines(CONSOLE + "client-id", "shop", CONSOLE + "pool-endpoint", "http://pools.example.com/"));
        return bad;
    }

    private static Map<String, String> open(String path) {
        return lines(
                SECOND + "id", "open",
                SECOND + "uri", "http://catalogue.internal",
                SECOND + "predicates[0]", "Path=" + path,
                SECOND + "filters[0]", "Public");
    }

    private static Map<String, String> first(String path, String filter) {
        return lines(
                SECOND + "id", "first",
                SECOND + "uri", "http://orders.internal",
                SECOND + "order", "-1",
                SECOND + "predicates[0]", "Path=" + path,
                SECOND + "filters[0]", filter);
    }

    private static Map<String, String> lines(String... keysAndValues) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            lines.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return lines;
    }
}
