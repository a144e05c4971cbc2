package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.PoolTable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolDescriptionType;

/** The pools, page by page. */
final class ListUserPools extends CognitoOperation<ListUserPoolsRequest, ListUserPoolsResponse> {
    private final PoolTable pools;

    ListUserPools(PoolTable pools) {
        super(Access.SIGNED, ListUserPoolsRequest::builder);
        this.pools = pools;
    }

    @Override
    ListUserPoolsResponse answer(ListUserPoolsRequest request, AwsCall call) {
        Page<Pool> page = Page.of(request.nextToken(), request.maxResults(), Pool::id, pools::list);
        return ListUserPoolsResponse.builder()
                .userPools(page.items().stream().map(ListUserPools::described).toList())
                .nextToken(page.next().orElse(null))
                .build();
    }

    private static UserPoolDescriptionType described(Pool pool) {
        return SameNamed.copy(pool.settings(), UserPoolDescriptionType.builder())
                .build();
    }
}
