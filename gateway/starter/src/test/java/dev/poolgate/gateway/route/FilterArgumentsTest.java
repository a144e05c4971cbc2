package dev.poolgate.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.poolgate.gateway.exchange.IdentityPools;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.filter.AuthorizeGatewayFilterFactory;
import dev.poolgate.gateway.filter.ExchangeCredentialsGatewayFilterFactory;
import dev.poolgate.gateway.filter.PublicGatewayFilterFactory;
import dev.poolgate.gateway.filter.RuleSources;
import dev.poolgate.gateway.openapi.ApiDocuments;
import dev.poolgate.gateway.policy.AskedPolicies;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.gateway.stage.StageObserver;
import dev.poolgate.gateway.testkit.TestFailures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.cloud.gateway.filter.FilterDefinition;
import org.springframework.cloud.gateway.filter.factory.AddRequestHeaderGatewayFilterFactory;

class FilterArgumentsTest {
    private final FailureResponses failures = TestFailures.responses();
    private final FilterArguments arguments = new FilterArguments(List.of(
            new AuthorizeGatewayFilterFactory(
                    request -> new CompletableFuture<>(),
                    failures,
                    new RuleSources(Set.of("main"), Optional.empty(), ApiDocuments.none(), AskedPolicies.none()),
                    StageObserver.none()),
            new ExchangeCredentialsGatewayFilterFactory(
                    new IdentityPools(List.of(), null), failures, StageObserver.none()),
            new PublicGatewayFilterFactory(),
            new AddRequestHeaderGatewayFilterFactory()));

    @ParameterizedTest
    @CsvSource({
        "groops, did you mean `groups`?",
        "scope, did you mean `scopes`?",
        "pass-tokn, did you mean `pass-token`?",
        "claim.department, did you mean `claims`?",
        "nonsense, 'use one of [api-id, aws-iam, claims, groups, guests, issuers, openapi, pass-token, paths, policies, "
                + "replay, scopes, stage, unsigned-payload] under `args`'",
    })
    void s70_an_unknown_name_is_refused(String name, String action) {
        ConfigurationProblem problem = problem(filter("Authorize", name, "admins"));

        assertThat(problem.action()).isEqualTo(action);
        assertThat(problem).hasMessageContaining("the filter `Authorize` of route `orders`");
    }

    @ParameterizedTest
    @CsvSource({
        "groups, admins",
        "groups.0, admins",
        "groups[1], readers",
        "passToken, true",
        "pass-token, true",
        "claims.email_verified, true",
        "claims.custom:department.0, sales",
        "Guests, true",
    })
    void a_known_name_passes_in_every_spelling(String name, String value) {
        assertThatNoException().isThrownBy(() -> arguments.settle("orders", filter("Authorize", name, value)));
    }

    @Test
    void s70_an_argument_without_a_name_needs_a_filter_that_takes_it() {
        assertThat(problem(filter("Authorize", "_genkey_0", "admins")))
                .hasMessageContaining("an argument without a name");
        assertThat(problem(filter("Public", "_genkey_0", "yes")).action()).isEqualTo("it takes none");
        assertThat(problem(new FilterDefinition("ExchangeCredentials=main,other")))
                .hasMessageContaining("an argument without a name");
        assertThatNoException()
                .isThrownBy(() -> arguments.settle("orders", new FilterDefinition("ExchangeCredentials=main")));
    }

    @Test
    void s60_an_argument_is_never_an_expression() {
        assertThat(problem(filter("Authorize", "groups", "#{T(java.lang.Runtime).getRuntime()}")))
                .hasMessageContaining("with an expression");
    }

    @ParameterizedTest
    @ValueSource(strings = {"groups", "scopes", "issuers", "claims.department", "groups.0"})
    void s58_a_requirement_without_a_value_does_not_mean_no_requirement(String name) {
        assertThat(problem(filter("Authorize", name, " "))).hasMessageContaining("an argument without a value");
        assertThat(problem(filter("Authorize", name, "")).action()).isEqualTo("give it one, or leave the argument out");
    }

    @Test
    void filters_of_others_are_their_own_business() {
        assertThatNoException()
                .isThrownBy(() -> arguments.settle("orders", filter("AddRequestHeader", "anything", "#{x}")));
    }

    @Test
    void keys_of_maps_stay_as_they_were_written() {
        FilterDefinition filter = filter("Authorize", "claims.email_verified", "true");
        filter.getArgs().put("claims.custom:department.0", "sales");
        filter.getArgs().put("groups.0", "admins");

        arguments.settle("orders", filter);
        arguments.settle("orders", filter);

        assertThat(filter.getArgs())
                .containsOnlyKeys("claims[email_verified]", "claims[custom:department][0]", "groups.0");
    }

    private ConfigurationProblem problem(FilterDefinition filter) {
        return catchThrowableOfType(ConfigurationProblem.class, () -> arguments.settle("orders", filter));
    }

    private static FilterDefinition filter(String name, String argument, String value) {
        FilterDefinition filter = new FilterDefinition();
        filter.setName(name);
        filter.setArgs(new LinkedHashMap<>(Map.of(argument, value)));
        return filter;
    }
}
