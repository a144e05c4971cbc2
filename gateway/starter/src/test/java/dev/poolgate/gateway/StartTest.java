package dev.poolgate.gateway;

import static dev.poolgate.gateway.testkit.RunningGateway.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.filter.AuthorizeArguments;
import dev.poolgate.gateway.filter.AuthorizeGatewayFilterFactory;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.TestIssuer;
import dev.poolgate.gateway.testkit.TestPools;
import dev.poolgate.gateway.testkit.TestSigners;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stops the start, and what the message says. No server listens in any of these. */
@ExtendWith(OutputCaptureExtension.class)
class StartTest {
    private static final String BACKEND = "http://127.0.0.1:1";
    private static final String LOCAL_CACHE = "spring.cloud.gateway.server.webflux.%s.local-response-cache.enabled";
    private static final TestIssuer ISSUER = new TestIssuer();

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void a_route_without_a_rule_is_named(CapturedOutput output) {
        ConfigurationProblem problem = problem(gateway().route("orders", "/orders/**", BACKEND));

        assertThat(problem).hasMessage("the route `orders` has no rule");
        assertThat(problem.action()).contains("`Authorize`").contains("`Public`");
        assertThat(output).contains("APPLICATION FAILED TO START").contains("the route `orders` has no rule");
    }

    @Test
    void a_route_written_in_java_needs_a_rule_too() {
        ConfigurationProblem problem = problem(gateway().sources(RouteWithoutRule.class));

        assertThat(problem).hasMessage("the route `written-in-java` has no rule");
    }

    @Test
    void rules_in_java_and_in_default_filters_count() {
        gateway()
                .sources(RouteWithRule.class)
                .set("spring.cloud.gateway.server.webflux.default-filters[0]", "Authorize")
                .route("orders", "/orders/**", BACKEND)
                .start()
                .close();
    }

    @Test
    void relay_token_needs_an_issuer() {
        assertThat(problem(gateway().route("orders", "/orders/**", BACKEND, "Authorize", "RelayToken=orders"))
                        .action())
                .contains("poolgate.relay.issuer");
    }

    @Test
    void s70_an_unknown_key_names_the_nearest_before_anything_else_is_wrong(CapturedOutput output) {
        ConfigurationProblem problem = problem(RunningGateway.bare().set("poolgate.issuers.main.audiance", "x"));

        assertThat(problem)
                .hasMessageStartingWith("the key `poolgate.issuers.main.audiance`")
                .hasMessageEndingWith("is not known");
        assertThat(problem.action()).isEqualTo("did you mean `poolgate.issuers.main.audiences`?");
        assertThat(output).contains("did you mean `poolgate.issuers.main.audiences`?");
    }

    @Test
    void s70_an_unknown_argument_of_a_filter_names_the_nearest() {
        ConfigurationProblem problem =
                problem(gateway().route("orders", "/orders/**", BACKEND).filter(0, "Authorize", "groops", "admins"));

        assertThat(problem)
                .hasMessage("the filter `Authorize` of route `orders` has an argument `groops` that it does not take");
        assertThat(problem.action()).isEqualTo("did you mean `groups`?");
    }

    @Test
    void a_route_that_takes_signatures_needs_somebody_who_signs() {
        ConfigurationProblem problem =
                problem(gateway().route("orders", "/orders/**", BACKEND).filter(0, "Authorize", "aws-iam", "only"));

        assertThat(problem).hasMessage("a rule takes signatures, but nobody who signs is known");
        assertThat(problem.action()).contains("`SignedCallers`");
    }

    @Test
    void who_signs_needs_a_region_and_an_account() {
        ConfigurationProblem problem = problem(gateway().sources(TestSigners.class));

        assertThat(problem.action()).contains("`poolgate.aws-iam.region`").contains("`poolgate.aws-iam.account-id`");
        assertThat(problem(gateway()
                        .sources(TestSigners.class)
                        .set("poolgate.aws-iam.region", "eu-central-1")
                        .set("poolgate.aws-iam.account-id", "12")))
                .hasMessageContaining("`12` cannot be part of an ARN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws-iam=only,groups=admins|takes signatures only",
                "aws-iam=only,guests=true|takes signatures only",
                "aws-iam=only,pass-token=true|takes signatures only",
                "aws-iam=or-token,groups=admins|asks something of tokens",
                "aws-iam=or-token,scopes=a|asks something of tokens",
                "api-id=shop|takes none",
                "stage=prod|takes none",
                "replay=refuse|takes none",
                "unsigned-payload=true|takes none",
                "aws-iam=only,api-id=a/b|cannot be part of an ARN",
                "aws-iam=only,stage=*|cannot be part of an ARN",
            })
    void a_senseless_mix_of_tokens_and_signatures_stops_the_start(String arguments, String words) {
        ConfigurationProblem problem = problem(
                signing().route("orders", "/orders/**", BACKEND).filter(0, "Authorize", arguments.split("[,=]", -1)));

        assertThat(problem).hasMessageContaining(words);
    }

    @Test
    void who_signs_only_has_nothing_to_exchange() {
        ConfigurationProblem problem = problem(signing()
                .sources(TestPools.class)
                .route("orders", "/orders/**", BACKEND, "ExchangeCredentials=main")
                .filter(1, "Authorize", "aws-iam", "only"));

        assertThat(problem).hasMessageContaining("no login to exchange");
    }

    @ParameterizedTest
    @CsvSource({"poolgate.aws-iam.acount-id, account-id", "poolgate.aws-iam.replay-memory,"})
    void s70_an_unknown_key_of_signatures_is_named(String key, @Nullable String near) {
        ConfigurationProblem problem = problem(gateway().set(key, "1"));

        assertThat(problem).hasMessageStartingWith("the key `" + key + "`");
        assertThat(problem.action()).contains(near == null ? "" : "did you mean `poolgate.aws-iam." + near + "`?");
    }

    private static RunningGateway.Builder signing() {
        return gateway()
                .sources(TestSigners.class)
                .set("poolgate.aws-iam.region", "eu-central-1")
                .set("poolgate.aws-iam.account-id", TestSigners.ACCOUNT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"management.endpoint.gateway.access", "management.endpoints.access.default"})
    void s61_routes_cannot_be_written_over_http(String key) {
        assertThat(problem(gateway().set(key, "unrestricted")).action())
                .contains("`management.endpoint.gateway.access` to `read-only`");
    }

    @Test
    void a_rule_is_written_once() {
        ConfigurationProblem problem =
                problem(gateway().route("orders", "/orders/**", BACKEND, "Authorize", "Authorize"));

        assertThat(problem).hasMessage("the route `orders` has two filters of the kind `AUTHORIZE`");
    }

    @Test
    void no_response_is_kept_for_other_callers() {
        ConfigurationProblem onRoute = problem(gateway()
                .set(LOCAL_CACHE.formatted("filter"), "true")
                .set(LOCAL_CACHE.formatted("global-filter"), "false")
                .route("orders", "/orders/**", BACKEND, "Authorize", "LocalResponseCache=10m"));
        ConfigurationProblem onAll = problem(gateway()
                .set(LOCAL_CACHE.formatted("filter"), "true")
                .route("orders", "/orders/**", BACKEND, "Authorize"));

        assertThat(onRoute).hasMessage("the route `orders` has both `Authorize` and `LocalResponseCache`");
        assertThat(onAll.action()).contains("global-filter.local-response-cache.enabled");
    }

    @ParameterizedTest
    @CsvSource({
        "execute-api, unsigned, , which `execute-api` does not take",
        "execute-api, streaming, , which `execute-api` does not take",
        "s3, buffer, 1m, a signature in the query of a signed body",
        "s3, streaming, 1m, a signature in the query of a signed body",
        "s3, unsigned, 999ms, a signature for `PT0.999S`",
        "s3, unsigned, 169h, a signature for `PT169H`"
    })
    void a_way_to_sign_that_the_service_would_refuse_is_named(
            String service, String payload, String presignedFor, String message) {
        RunningGateway.Builder gateway = gateway()
                .sources(TestPools.class)
                .route("signed", "/s/**", BACKEND, "Authorize", "ExchangeCredentials=main")
                .filter(2, "SignAwsRequest", "service", service, "region", "r", "payload", payload);
        if (presignedFor != null) {
            gateway.set("spring.cloud.gateway.server.webflux.routes[0].filters[2].args.presigned-for", presignedFor);
        }

        assertThat(problem(gateway)).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "sts.x.endpoint, http://sts.example.com, `poolgate.exchange.sts.x.endpoint` is no https address",
        "sts.x.endpoint, file:///etc/passwd, `poolgate.exchange.sts.x.endpoint` is no https address",
        "sts.x.session-duration, 1m, `poolgate.exchange.sts.x` has no session",
        "sts.x.mappings.main.type, rules, `poolgate.exchange.sts.x.mappings.main` is no whole mapping",
        "sts.x.mappings.other.type, token, '`poolgate.exchange.sts.x.mappings` names [other]'",
        "sts.x.rolearm, r, the key `poolgate.exchange.sts.x.rolearm`",
        "pools.x.id, 'main', `poolgate.exchange.pools.x.id` is not the id"
    })
    void s70_a_pool_that_cannot_work_is_named(String key, String value, String message) {
        assertThat(problem(gateway().set("poolgate.exchange." + key, value))).hasMessageStartingWith(message);
    }

    @Test
    void two_pools_have_two_names() {
        assertThat(problem(gateway()
                        .sources(TestPools.class)
                        .set("poolgate.exchange.sts.main.endpoint", "https://sts.example.com")))
                .hasMessage("two identity pools are called `main`");
    }

    private static RunningGateway.Builder gateway() {
        return RunningGateway.with(ISSUER);
    }

    @Configuration(proxyBeanMethods = false)
    static class RouteWithoutRule {
        @Bean
        RouteLocator routes(RouteLocatorBuilder routes) {
            return routes.routes()
                    .route("written-in-java", route -> route.path("/java/**").uri(BACKEND))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class RouteWithRule {
        @Bean
        RouteLocator routes(RouteLocatorBuilder routes, AuthorizeGatewayFilterFactory authorize) {
            return routes.routes()
                    .route("written-in-java", route -> route.path("/java/**")
                            .filters(filters -> filters.filter(
                                    authorize.apply(AuthorizeArguments.anyUser().withGroups("admins"))))
                            .uri(BACKEND))
                    .build();
        }
    }
}
