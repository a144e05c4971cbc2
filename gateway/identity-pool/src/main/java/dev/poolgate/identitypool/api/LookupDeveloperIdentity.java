package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.Identity;
import dev.poolgate.identitypool.directory.IdentityStore;
import dev.poolgate.identitypool.directory.LinkRefusal;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.Login;
import dev.poolgate.identitypool.paging.Page;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentity.model.LookupDeveloperIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.LookupDeveloperIdentityResponse;

/** The identity of a developer's user, or the users of an identity, or whether the two belong together. */
record LookupDeveloperIdentity(PoolStore pools, IdentityStore identities)
        implements Operation.Handler<LookupDeveloperIdentityRequest, LookupDeveloperIdentityResponse> {
    private static final int MAX_RESULTS = 60;

    @Override
    public LookupDeveloperIdentityResponse handle(LookupDeveloperIdentityRequest input, AwsCall call) {
        StoredPool pool = new Pools(pools).require(input.identityPoolId());
        DeveloperProvider provider = DeveloperProvider.of(pool);
        if (input.developerUserIdentifier() == null) {
            return users(input, provider, byId(pool, input));
        }
        Login user = provider.login(input.developerUserIdentifier());
        if (input.identityId() == null) {
            return users(input, provider, byUser(pool, user));
        }
        return both(byId(pool, input), user);
    }

    private Identity byId(StoredPool pool, LookupDeveloperIdentityRequest input) {
        if (input.identityId() == null) {
            throw Refusals.invalid("Either IdentityId or DeveloperUserIdentifier is required.");
        }
        return IdentityRecords.require(identities, pool, input.identityId());
    }

    private Identity byUser(StoredPool pool, Login user) {
        return identities.owners(pool.id(), Set.of(user)).stream()
                .findFirst()
                .flatMap(identities::find)
                .orElseThrow(() -> Refusals.of(LinkRefusal.UNKNOWN_LOGIN));
    }

    private static LookupDeveloperIdentityResponse both(Identity identity, Login user) {
        if (!identity.logins().contains(user)) {
            throw Refusals.conflict("The developer user does not belong to the identity.");
        }
        return LookupDeveloperIdentityResponse.builder()
                .identityId(identity.id())
                .developerUserIdentifierList(user.subject())
                .build();
    }

    private static LookupDeveloperIdentityResponse users(
            LookupDeveloperIdentityRequest input, DeveloperProvider provider, Identity identity) {
        List<String> users = provider.users(identity);
        Page<String> page = Pages.ofTexts(
                Objects.requireNonNullElse(input.maxResults(), MAX_RESULTS),
                input.nextToken(),
                (after, limit) -> users.stream()
                        .filter(user -> user.compareTo(after) > 0)
                        .limit(limit)
                        .toList());
        return LookupDeveloperIdentityResponse.builder()
                .identityId(identity.id())
                .developerUserIdentifierList(page.items())
                .nextToken(page.next())
                .build();
    }
}
