package dev.poolgate.identitypool.iam;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.paging.Page;
import java.util.List;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;

/** The tags of roles, which sessions have too. */
record RoleTagOperations(RoleRegistry roles) {

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.signed("TagRole", TagRoleRequest::builder, this::tag),
                Operation.signed("UntagRole", UntagRoleRequest::builder, this::untag),
                Operation.signed("ListRoleTags", ListRoleTagsRequest::builder, this::list));
    }

    private TagRoleResponse tag(TagRoleRequest input, AwsCall call) {
        roles.change(input.roleName(), role -> role.withTags(Tags.with(role.tags(), input.tags())));
        return TagRoleResponse.builder().build();
    }

    private UntagRoleResponse untag(UntagRoleRequest input, AwsCall call) {
        roles.change(input.roleName(), role -> role.withTags(Tags.without(role.tags(), input.tagKeys())));
        return UntagRoleResponse.builder().build();
    }

    private ListRoleTagsResponse list(ListRoleTagsRequest input, AwsCall call) {
        Page<Tag> page = Tags.page(roles.find(input.roleName()).tags(), input.maxItems(), input.marker());
        return ListRoleTagsResponse.builder()
                .tags(page.items())
                .isTruncated(page.truncated())
                .marker(page.next())
                .build();
    }
}
