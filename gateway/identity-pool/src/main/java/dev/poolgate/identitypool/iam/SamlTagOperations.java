package dev.poolgate.identitypool.iam;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.paging.Page;
import dev.poolgate.identitypool.providers.SamlProvider;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.ListSamlProviderTagsRequest;
import software.amazon.awssdk.services.iam.model.ListSamlProviderTagsResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.TagSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.UntagSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.UntagSamlProviderResponse;

/** The tags of SAML providers. */
record SamlTagOperations(SamlRegistry providers) {

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.signed("TagSAMLProvider", TagSamlProviderRequest::builder, this::tag),
                Operation.signed("UntagSAMLProvider", UntagSamlProviderRequest::builder, this::untag),
                Operation.signed("ListSAMLProviderTags", ListSamlProviderTagsRequest::builder, this::list));
    }

    private TagSamlProviderResponse tag(TagSamlProviderRequest input, AwsCall call) {
        providers.change(input.samlProviderArn(), provider -> with(provider, Tags.with(provider.tags(), input.tags())));
        return TagSamlProviderResponse.builder().build();
    }

    private UntagSamlProviderResponse untag(UntagSamlProviderRequest input, AwsCall call) {
        providers.change(
                input.samlProviderArn(), provider -> with(provider, Tags.without(provider.tags(), input.tagKeys())));
        return UntagSamlProviderResponse.builder().build();
    }

    private ListSamlProviderTagsResponse list(ListSamlProviderTagsRequest input, AwsCall call) {
        Page<Tag> page = Tags.page(providers.find(input.samlProviderArn()).tags(), input.maxItems(), input.marker());
        return ListSamlProviderTagsResponse.builder()
                .tags(page.items())
                .isTruncated(page.truncated())
                .marker(page.next())
                .build();
    }

    private static SamlProvider with(SamlProvider provider, Map<String, String> tags) {
        return new SamlProvider(provider.arn(), provider.name(), provider.metadata(), tags, provider.createdAt());
    }
}
