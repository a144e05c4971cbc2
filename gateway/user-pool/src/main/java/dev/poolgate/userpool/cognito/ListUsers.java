package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.directory.UserFilter;
import dev.poolgate.userpool.storage.UserSearch;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;

/** The users of a pool that a filter finds, page by page. */
final class ListUsers extends CognitoOperation<ListUsersRequest, ListUsersResponse> {
    private final Pools pools;
    private final UserSearch search;

    ListUsers(Pools pools, UserSearch search) {
        super(Access.SIGNED, ListUsersRequest::builder);
        this.pools = pools;
        this.search = search;
    }

    @Override
    ListUsersResponse answer(ListUsersRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        requireKnown(pool, request.attributesToGet());
        UserFilter filter = UserFilter.parse(request.filter(), pool);
        Page<User> page = Page.of(
                request.paginationToken(),
                request.limit(),
                user -> UserSearch.position(pool, filter, user),
                (after, limit) -> search.list(pool, filter, after, limit));
        return ListUsersResponse.builder()
                .users(page.items().stream()
                        .map(user -> UserViews.listed(user, request.attributesToGet()))
                        .toList())
                .paginationToken(page.next().orElse(null))
                .build();
    }

    private static void requireKnown(Pool pool, List<String> names) {
        Set<String> known = pool.settings().schemaAttributes().stream()
                .map(SchemaAttributeType::name)
                .collect(Collectors.toSet());
        if (!known.containsAll(names)) {
            throw Refusals.invalidParameter("One or more requested attributes do not exist in user pool.");
        }
    }
}
