package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.Identity;
import dev.poolgate.identitypool.directory.IdentityDirectory;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.Login;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdResponse;

/**
 * The caller's identity: the known one of a login, or a new one. A guest gets a new one each time and has to keep it.
 */
record GetId(PoolStore pools, IdentityDirectory directory, LoginCheck check)
        implements Operation.Handler<GetIdRequest, GetIdResponse> {

    @Override
    public GetIdResponse handle(GetIdRequest input, AwsCall call) {
        StoredPool pool = new Pools(pools).require(input.identityPoolId());
        Identity identity = input.logins().isEmpty() ? guest(pool) : user(pool, input.logins());
        return GetIdResponse.builder().identityId(identity.id()).build();
    }

    private Identity guest(StoredPool pool) {
        if (!pool.admitsGuests()) {
            throw Refusals.noGuests();
        }
        return directory.newGuest(pool.id());
    }

    private Identity user(StoredPool pool, Map<String, String> tokens) {
        Set<Login> logins = LoginCheck.logins(check.verify(pool, tokens));
        return directory.forLogins(pool, logins).fold(identity -> identity, reason -> {
            throw Refusals.of(reason);
        });
    }
}
