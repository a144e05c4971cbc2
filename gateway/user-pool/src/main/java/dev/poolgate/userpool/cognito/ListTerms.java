package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTermsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTermsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsType;

/** The documents that users of a pool agree to, page by page. */
final class ListTerms extends CognitoOperation<ListTermsRequest, ListTermsResponse> {
    private final Pools pools;
    private final Terms terms;

    ListTerms(Pools pools, Terms terms) {
        super(Access.SIGNED, ListTermsRequest::builder);
        this.pools = pools;
        this.terms = terms;
    }

    @Override
    ListTermsResponse answer(ListTermsRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Page<TermsType> page = Page.of(
                request.nextToken(),
                request.maxResults(),
                TermsType::termsId,
                (after, limit) -> terms.list(pool.id(), after, limit));
        return ListTermsResponse.builder()
                .terms(page.items().stream()
                        .map(found -> SameNamed.copy(found, TermsDescriptionType.builder())
                                .build())
                        .toList())
                .nextToken(page.next().orElse(null))
                .build();
    }
}
