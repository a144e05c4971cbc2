package dev.poolgate.aws.web;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * CORS as AWS's endpoints have it: any origin, no credentials. No call relies on a cookie, so a page can do no more
 * with it than its own server could.
 */
final class Cors {
    private static final List<String> EXPOSED =
            List.of("x-amzn-RequestId", "x-amzn-ErrorType", "x-amzn-ErrorMessage", "Date");
    private static final long ONE_DAY = 86_400;

    private Cors() {}

    static Mono<ServerResponse> preflight() {
        return ServerResponse.ok()
                .headers(headers -> {
                    allow(headers);
                    headers.setAccessControlAllowMethods(List.of(HttpMethod.POST));
                    headers.setAccessControlAllowHeaders(List.of("*", "Authorization"));
                    headers.setAccessControlMaxAge(ONE_DAY);
                })
                .build();
    }

    static void allow(HttpHeaders headers) {
        headers.setAccessControlAllowOrigin("*");
        headers.setAccessControlExposeHeaders(EXPOSED);
    }
}
