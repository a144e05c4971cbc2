package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.Identity;
import dev.poolgate.identitypool.directory.IdentityStore;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.exchange.CredentialExchange;
import dev.poolgate.identitypool.login.VerifiedLogin;
import dev.poolgate.identitypool.token.Amr;
import dev.poolgate.identitypool.token.PoolTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenResponse;

/**
 * An OpenID token for an identity, the second step of Cognito's classic flow. The client takes it to STS and names the
 * role itself, so the pool must allow that.
 */
record GetOpenIdToken(
        PoolStore pools,
        IdentityStore identities,
        IdentityClaim claim,
        LoginCheck check,
        CredentialExchange exchange,
        PoolTokens tokens)
        implements Operation.Handler<GetOpenIdTokenRequest, GetOpenIdTokenResponse> {
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    @Override
    public GetOpenIdTokenResponse handle(GetOpenIdTokenRequest input, AwsCall call) {
        Identity asked = IdentityRecords.require(identities, input.identityId());
        StoredPool pool = new Pools(pools).require(asked.poolId());
        if (!pool.allowsClassicFlow()) {
            throw Refusals.invalid("Basic (classic) flow is not enabled, please use enhanced flow.");
        }
        List<VerifiedLogin> logins = check.verify(pool, input.logins());
        Identity identity = logins.isEmpty() ? claim.guest(pool, asked) : claim.user(pool, asked, logins);
        String token = tokens.issue(
                pool.id(), identity.id(), Amr.of(logins), VerifiedLogin.origins(logins), tags(pool, logins), LIFETIME);
        return GetOpenIdTokenResponse.builder()
                .identityId(identity.id())
                .token(token)
                .build();
    }

    private Map<String, String> tags(StoredPool pool, List<VerifiedLogin> logins) {
        if (logins.isEmpty()) {
            return Map.of();
        }
        return exchange.tags(pool, logins).fold(chosen -> chosen.values(), refused -> {
            throw Refusals.tagNotAllowed();
        });
    }
}
