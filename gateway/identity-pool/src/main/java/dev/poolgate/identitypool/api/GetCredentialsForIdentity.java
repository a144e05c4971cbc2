package dev.poolgate.identitypool.api;

import dev.poolgate.authorizer.exchange.ExchangeResult;
import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.Identity;
import dev.poolgate.identitypool.directory.IdentityStore;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.exchange.CredentialExchange;
import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;

/**
 * Temporary credentials for an identity, the second step of Cognito's enhanced flow. The role is the pool's to choose.
 */
record GetCredentialsForIdentity(
        PoolStore pools,
        IdentityStore identities,
        IdentityClaim claim,
        LoginCheck check,
        PoolTokenCheck poolTokens,
        CredentialExchange exchange)
        implements Operation.Handler<GetCredentialsForIdentityRequest, GetCredentialsForIdentityResponse> {

    @Override
    public GetCredentialsForIdentityResponse handle(GetCredentialsForIdentityRequest input, AwsCall call) {
        Identity asked = IdentityRecords.require(identities, input.identityId());
        StoredPool pool = new Pools(pools).require(asked.poolId());
        Optional<String> customRole = Optional.ofNullable(input.customRoleArn());
        ExchangeResult result = PoolTokenCheck.isMeant(input.logins())
                ? exchange.developer(pool, poolTokens.verify(pool, asked, input.logins()), customRole)
                : byLogins(pool, asked, check.verify(pool, input.logins()), customRole);
        return result.fold(GetCredentialsForIdentity::answer, refused -> {
            throw ExchangeRefusals.of(refused);
        });
    }

    private ExchangeResult byLogins(
            StoredPool pool, Identity asked, List<VerifiedLogin> logins, Optional<String> customRole) {
        return logins.isEmpty()
                ? exchange.guest(pool, claim.guest(pool, asked).id(), customRole)
                : exchange.user(pool, claim.user(pool, asked, logins).id(), logins, customRole);
    }

    private static GetCredentialsForIdentityResponse answer(ExchangeResult.Granted granted) {
        return GetCredentialsForIdentityResponse.builder()
                .identityId(granted.identityId())
                .credentials(Credentials.builder()
                        .accessKeyId(granted.credentials().accessKeyId())
                        .secretKey(granted.credentials().secretAccessKey())
                        .sessionToken(granted.credentials().sessionToken())
                        .expiration(granted.credentials().expiration())
                        .build())
                .build();
    }
}
