package dev.poolgate.aws.web;

import java.time.Duration;
import java.util.List;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.server.WebFilter;

/**
 * CORS as AWS's endpoints have it: any origin, no credentials. No call relies on a cookie, so a page can do no more
 * with it than its own server could.
 *
 * <p>A filter and not a route: WebFlux refuses a preflight before it asks any route.
 */
final class Cors {
    private static final List<String> EXPOSED =
            List.of("x-amzn-RequestId", "x-amzn-ErrorType", "x-amzn-ErrorMessage", "Date");

    private Cors() {}

    static WebFilter filter() {
        CorsConfiguration endpoint = new CorsConfiguration();
        endpoint.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        endpoint.setAllowedMethods(List.of("POST"));
        endpoint.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        endpoint.setExposedHeaders(EXPOSED);
        endpoint.setMaxAge(Duration.ofDays(1));
        UrlBasedCorsConfigurationSource root = new UrlBasedCorsConfigurationSource();
        root.registerCorsConfiguration("/", endpoint);
        return new CorsWebFilter(root);
    }
}
