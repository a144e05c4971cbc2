package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.TestApi.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cognitoidentity.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentity.model.TagResourceRequest;
import software.amazon.awssdk.services.cognitoidentity.model.TagResourceResponse;
import software.amazon.awssdk.services.cognitoidentity.model.UntagResourceRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UntagResourceResponse;

class PoolTagsTest {
    private static final String PREFIX = "arn:aws:cognito-identity:eu-west-1:000000000000:identitypool/";
    private static final String ABSENT = "eu-west-1:00000000-0000-4000-8000-000000000000";

    @Test
    void tags_are_added_replaced_listed_and_removed() {
        String pool = API.newPool();
        tag(PREFIX + pool, Map.of("stage", "test", "team", "red"));
        tag(PREFIX + pool, Map.of("stage", "prod"));
        assertThat(list(PREFIX + pool)).isEqualTo(Map.of("stage", "prod", "team", "red"));
        untag(PREFIX + pool, "team", "never-there");
        assertThat(list(PREFIX + pool)).isEqualTo(Map.of("stage", "prod"));
    }

    @Test
    void a_pool_is_described_with_its_tags() {
        String pool = API.newPool();
        tag(PREFIX + pool, Map.of("stage", "test"));
        DescribeIdentityPoolRequest describe =
                DescribeIdentityPoolRequest.builder().identityPoolId(pool).build();
        assertThat(API.call(DescribeIdentityPoolResponse.class, describe).identityPoolTags())
                .isEqualTo(Map.of("stage", "test"));
    }

    @Test
    void a_pool_has_50_tags_at_most_and_none_of_amazons_own() {
        String arn = PREFIX + API.newPool();
        tag(arn, tags(50));
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> tag(arn, Map.of("more", "")));
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> tag(arn, Map.of("aws:x", "")));
        assertThat(list(arn)).isEqualTo(tags(50));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:cognito-identity:eu-west-1:999999999999:identitypool/" + ABSENT,
                "arn:aws:cognito-identity:us-east-1:000000000000:identitypool/" + ABSENT,
                "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu-west-1_AbC",
                "not an arn but long enough"
            })
    void what_names_no_pool_of_the_account_is_refused(String arn) {
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> tag(arn, Map.of("a", "b")));
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> untag(arn, "a"));
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> list(arn));
    }

    @Test
    void a_pool_that_is_not_there_is_not_found() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> tag(PREFIX + ABSENT, Map.of("a", "b")));
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> untag(PREFIX + ABSENT, "a"));
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> list(PREFIX + ABSENT));
    }

    private static Map<String, String> tags(int number) {
        return IntStream.range(0, number).boxed().collect(Collectors.toMap(i -> "tag" + i, i -> "value"));
    }

    private static void tag(String arn, Map<String, String> tags) {
        API.call(
                TagResourceResponse.class,
                TagResourceRequest.builder().resourceArn(arn).tags(tags).build());
    }

    private static void untag(String arn, String... keys) {
        API.call(
                UntagResourceResponse.class,
                UntagResourceRequest.builder().resourceArn(arn).tagKeys(keys).build());
    }

    private static Map<String, String> list(String arn) {
        return API.call(
                        ListTagsForResourceResponse.class,
                        ListTagsForResourceRequest.builder().resourceArn(arn).build())
                .tags();
    }
}
