package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TagResourceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UntagResourceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTaggingException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

final class TagResourceTest {
    private final Fixture pools = new Fixture();
    private final UserPoolType pool = pools.pool(settings -> settings.userPoolTags(Map.of("team", "red", "keep", "1")));

    @Test
    void tags_are_added_replaced_taken_away_and_shown_by_the_pool() {
        pools.call(TagResourceRequest.builder()
                .resourceArn(pool.arn())
                .tags(Map.of("team", "blue", "stage", ""))
                .build());
        pools.call(UntagResourceRequest.builder()
                .resourceArn(pool.arn())
                .tagKeys("keep", "never there")
                .build());

        assertThat(tags()).isEqualTo(Map.of("team", "blue", "stage", ""));
        DescribeUserPoolResponse described = pools.call(
                DescribeUserPoolRequest.builder().userPoolId(pool.id()).build());
        assertThat(described.userPool().userPoolTags()).isEqualTo(tags());
    }

    @Test
    void what_no_tag_can_be_is_refused_and_changes_nothing() {
        refused(Map.of("aws:mine", "x"));
        refused(Map.of("k".repeat(129), "x"));
        refused(Map.of("k", "v".repeat(257)));
        refused(IntStream.range(0, 50).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v")));
        assertThat(tags()).isEqualTo(Map.of("team", "red", "keep", "1"));
    }

    @Test
    void an_arn_has_to_name_a_pool_that_is_there() {
        assertThatThrownBy(() -> pools.call(ListTagsForResourceRequest.builder()
                        .resourceArn("arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu-west-1_nowhere1")
                        .build()))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> pools.call(TagResourceRequest.builder()
                        .resourceArn("arn:aws:s3:::bucket/of-somebody")
                        .tags(Map.of("a", "b"))
                        .build()))
                .isInstanceOf(InvalidParameterException.class);
    }

    private void refused(Map<String, String> tags) {
        assertThatThrownBy(() -> pools.call(TagResourceRequest.builder()
                        .resourceArn(pool.arn())
                        .tags(tags)
                        .build()))
                .isInstanceOf(UserPoolTaggingException.class);
    }

    private Map<String, String> tags() {
        ListTagsForResourceResponse listed = pools.call(
                ListTagsForResourceRequest.builder().resourceArn(pool.arn()).build());
        return listed.tags();
    }
}
