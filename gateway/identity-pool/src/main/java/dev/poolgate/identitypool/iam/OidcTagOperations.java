package dev.poolgate.identitypool.iam;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.paging.Page;
import dev.poolgate.identitypool.providers.OidcProvider;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProviderTagsRequest;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProviderTagsResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.TagOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.UntagOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.UntagOpenIdConnectProviderResponse;

/** The tags of OpenID Connect providers. */
record OidcTagOperations(OidcRegistry providers) {

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.signed("TagOpenIDConnectProvider", TagOpenIdConnectProviderRequest::builder, this::tag),
                Operation.signed("UntagOpenIDConnectProvider", UntagOpenIdConnectProviderRequest::builder, this::untag),
                Operation.signed(
                        "ListOpenIDConnectProviderTags", ListOpenIdConnectProviderTagsRequest::builder, this::list));
    }

    private TagOpenIdConnectProviderResponse tag(TagOpenIdConnectProviderRequest input, AwsCall call) {
        providers.change(
                input.openIDConnectProviderArn(), provider -> with(provider, Tags.with(provider.tags(), input.tags())));
        return TagOpenIdConnectProviderResponse.builder().build();
    }

    private UntagOpenIdConnectProviderResponse untag(UntagOpenIdConnectProviderRequest input, AwsCall call) {
        providers.change(
                input.openIDConnectProviderArn(),
                provider -> with(provider, Tags.without(provider.tags(), input.tagKeys())));
        return UntagOpenIdConnectProviderResponse.builder().build();
    }

    private ListOpenIdConnectProviderTagsResponse list(ListOpenIdConnectProviderTagsRequest input, AwsCall call) {
        OidcProvider provider = providers.find(input.openIDConnectProviderArn());
        Page<Tag> page = Tags.page(provider.tags(), input.maxItems(), input.marker());
        return ListOpenIdConnectProviderTagsResponse.builder()
                .tags(page.items())
                .isTruncated(page.truncated())
                .marker(page.next())
                .build();
    }

    private static OidcProvider with(OidcProvider provider, Map<String, String> tags) {
        return new OidcProvider(
                provider.arn(),
                provider.url(),
                provider.clientIds(),
                provider.thumbprints(),
                tags,
                provider.createdAt());
    }
}
