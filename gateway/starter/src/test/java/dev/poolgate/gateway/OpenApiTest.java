package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.TestIssuer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A gateway whose routes follow the document of their API. */
class OpenApiTest {
    private static final TestIssuer ISSUER = new TestIssuer();
    private static final RecordingBackend BACKEND = new RecordingBackend();
    private static final RunningGateway GATEWAY = configured()
            .route("shop", "/v1/shop/**", BACKEND.url())
            .filter(0, "Authorize", "openapi", "shop", "guests", "true")
            .route("closed", "/health/**", BACKEND.url())
            .filter(0, "Authorize", "openapi", "shop")
            .start();

    @AfterAll
    static void stop() {
        GATEWAY.close();
        BACKEND.close();
        ISSUER.close();
    }

    @AfterEach
    void nothing_else_was_forwarded() {
        assertThat(BACKEND.unread()).isEmpty();
    }

    @Test
    void whoever_has_the_scopes_of_the_operation_passes() {
        assertThat(get("/v1/shop/orders/7", "orders/read").status()).isEqualTo(200);
        assertThat(BACKEND.next().target()).isEqualTo("/v1/shop/orders/7");
        assertThat(get("/v1/shop/orders/7.pdf", "orders/read orders/print").status())
                .isEqualTo(200);
        assertThat(BACKEND.next().target()).isEqualTo("/v1/shop/orders/7.pdf");
    }

    @Test
    void whoever_lacks_one_is_told_which() {
        RawHttp.Answer refused = get("/v1/shop/orders/7.pdf", "orders/read");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("\"insufficient_scope\"");
        assertThat(refused.header("WWW-Authenticate").orElseThrow()).contains("scope=\"orders/print\"");
    }

    @Test
    void guests_have_what_is_open_where_the_route_admits_them() {
        assertThat(RawHttp.get(GATEWAY.port(), "/v1/shop/catalogue/toys/7").status())
                .isEqualTo(200);
        assertThat(BACKEND.next().target()).isEqualTo("/v1/shop/catalogue/toys/7");
        assertThat(RawHttp.get(GATEWAY.port(), "/v1/shop/orders/7").status()).isEqualTo(401);
        assertThat(RawHttp.get(GATEWAY.port(), "/health").status()).isEqualTo(401);
    }

    @Test
    void what_the_document_does_not_have_is_refused_to_everybody() {
        for (String path : new String[] {"/v1/shop/orders/7/", "/v1/shop/secret", "/health/deep"}) {
            RawHttp.Answer refused = get(path, "orders/read orders/admin ops");

            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.body()).as(path).contains("\"operation_unknown\"");
        }
        assertThat(RawHttp.get(GATEWAY.port(), "/v1/shop/secret").body()).contains("\"operation_unknown\"");
        assertThat(get("/v1/shop/catalogue/toys/a%2Fb", "orders/read").status()).isEqualTo(400);
    }

    @Test
    void a_rule_that_follows_no_document_stops_the_start() {
        assertThat(problem(configured()
                        .route("shop", "/shop/**", BACKEND.url())
                        .filter(0, "Authorize", "openapi", "shpo")))
                .hasMessageContaining("`shpo`");
        assertThat(problem(configured()
                        .route("shop", "/shop/**", BACKEND.url())
                        .filter(0, "Authorize", "openapi", "shop", "aws-iam", "only")))
                .hasMessageContaining("takes signatures only");
    }

    private static RunningGateway.Builder configured() {
        return RunningGateway.with(ISSUER)
                .set("poolgate.openapi.shop.location", "classpath:openapi/shop-3.0.yaml")
                .set("poolgate.openapi.shop.schemes.oauth", "main")
                .set("poolgate.openapi.shop.schemes.session", "any");
    }

    private static RawHttp.Answer get(String path, String scopes) {
        return RawHttp.get(
                GATEWAY.port(),
                path,
                "Authorization: Bearer " + ISSUER.token("alice", claims -> claims.claim("scope", scopes)));
    }

    private static Throwable problem(RunningGateway.Builder gateway) {
        Throwable thrown = catchThrowable(gateway::start);
        while (!(thrown instanceof ConfigurationProblem) && thrown.getCause() != null) {
            thrown = thrown.getCause();
        }
        return thrown;
    }
}
