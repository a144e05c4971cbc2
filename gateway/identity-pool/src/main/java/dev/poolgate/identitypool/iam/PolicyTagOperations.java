package dev.poolgate.identitypool.iam;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.paging.Page;
import java.util.List;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyResponse;
import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyResponse;

/** The tags of managed policies. */
record PolicyTagOperations(PolicyRegistry policies) {

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.signed("TagPolicy", TagPolicyRequest::builder, this::tag),
                Operation.signed("UntagPolicy", UntagPolicyRequest::builder, this::untag),
                Operation.signed("ListPolicyTags", ListPolicyTagsRequest::builder, this::list));
    }

    private TagPolicyResponse tag(TagPolicyRequest input, AwsCall call) {
        policies.change(input.policyArn(), policy -> policy.withTags(Tags.with(policy.tags(), input.tags())));
        return TagPolicyResponse.builder().build();
    }

    private UntagPolicyResponse untag(UntagPolicyRequest input, AwsCall call) {
        policies.change(input.policyArn(), policy -> policy.withTags(Tags.without(policy.tags(), input.tagKeys())));
        return UntagPolicyResponse.builder().build();
    }

    private ListPolicyTagsResponse list(ListPolicyTagsRequest input, AwsCall call) {
        Page<Tag> page = Tags.page(policies.find(input.policyArn()).tags(), input.maxItems(), input.marker());
        return ListPolicyTagsResponse.builder()
                .tags(page.items())
                .isTruncated(page.truncated())
                .marker(page.next())
                .build();
    }
}
