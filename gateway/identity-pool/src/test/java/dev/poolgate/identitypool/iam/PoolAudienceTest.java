package dev.poolgate.identitypool.iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolAudienceTest {
    private static final String COGNITO = "{\"Federated\":\"cognito-identity.amazonaws.com\"}";
    private static final String AUDIENCE =
            "{\"StringEquals\":{\"cognito-identity.amazonaws.com:aud\":\"eu-west-1:11111111-2222-4333-8444-555555555555\"}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                AUDIENCE,
                "{\"StringLike\":{\"Cognito-Identity.amazonaws.com:AUD\":[\"eu-west-1:*\"]}}",
                "{\"ForAnyValue:StringEquals\":{\"cognito-identity.amazonaws.com:aud\":\"eu-west-1:1\"}}"
            })
    void a_condition_on_the_audience_is_enough(String condition) {
        assertThat(PoolAudience.missing(policy(COGNITO, condition))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"StringEquals\":{\"cognito-identity.amazonaws.com:sub\":\"eu-west-1:1\"}}",
                "{\"StringNotEquals\":{\"cognito-identity.amazonaws.com:aud\":\"eu-west-1:1\"}}",
                "{\"StringEqualsIfExists\":{\"cognito-identity.amazonaws.com:aud\":\"eu-west-1:1\"}}",
                "{\"ForAllValues:StringEquals\":{\"cognito-identity.amazonaws.com:aud\":\"eu-west-1:1\"}}",
                "{\"StringLike\":{\"cognito-identity.amazonaws.com:aud\":\"*\"}}",
                "{\"StringLike\":{\"cognito-identity.amazonaws.com:aud\":[\"eu-west-1:1\",\"**\"]}}"
            })
    void a_condition_that_any_pool_meets_is_none(String condition) {
        assertThat(PoolAudience.missing(policy(COGNITO, condition))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"*\"",
                "{\"Federated\":\"*\"}",
                "{\"Federated\":[\"accounts.google.com\",\"cognito-identity.amazonaws.com\"]}"
            })
    void who_trusts_everybody_or_several_trusts_pools_too(String principal) {
        assertThat(PoolAudience.missing(policy(principal, "{}"))).isTrue();
        assertThat(PoolAudience.missing(policy(principal, AUDIENCE))).isFalse();
    }

    @Test
    void other_principals_and_denials_need_no_audience() {
        assertThat(PoolAudience.missing(policy("{\"AWS\":\"*\"}", "{}"))).isFalse();
        assertThat(PoolAudience.missing(policy("{\"Federated\":\"accounts.google.com\"}", "{}")))
                .isFalse();
        assertThat(PoolAudience.missing(policy(COGNITO, "{}").replace("Allow", "Deny")))
                .isFalse();
    }

    @Test
    void every_statement_counts() {
        String open = policy(COGNITO, "{}");
        String closed = policy(COGNITO, AUDIENCE);
        String both = "{\"Statement\":[" + statement(closed) + "," + statement(open) + "]}";
        assertThat(PoolAudience.missing(both)).isTrue();
    }

    private static String policy(String principal, String condition) {
        return "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":" + principal
                + ",\"Action\":\"sts:AssumeRoleWithWebIdentity\",\"Condition\":" + condition + "}}";
    }

    private static String statement(String policy) {
        return policy.substring("{\"Statement\":".length(), policy.length() - 1);
    }
}
