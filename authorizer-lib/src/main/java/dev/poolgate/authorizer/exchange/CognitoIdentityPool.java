package dev.poolgate.authorizer.exchange;

import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityAsyncClient;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceConflictException;

/**
 * Exchanges at a Cognito Identity endpoint, AWS's or another Poolgate's, by the enhanced flow: {@code GetId}, then
 * {@code GetCredentialsForIdentity}. Needs the optional {@code software.amazon.awssdk:cognitoidentity}.
 *
 * <p>The endpoint verifies the caller's token again. For a Cognito user pool it takes ID tokens only.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html">Identity pools
 *     authentication flow</a>
 */
public final class CognitoIdentityPool implements IdentityPool {
    private final CognitoIdentityAsyncClient client;
    private final Map<String, String> loginsKeys;

    /**
     * @param client without retries of its own where a {@link ResilientIdentityPool} stands before it
     * @param loginsKeys for each issuer, by its configured name, the key of the logins map, for example
     *     {@code cognito-idp.eu-central-1.amazonaws.com/eu-central-1_abc}
     */
    public CognitoIdentityPool(CognitoIdentityAsyncClient client, Map<String, String> loginsKeys) {
        this.client = client;
        this.loginsKeys = Map.copyOf(loginsKeys);
    }

    @Override
    public CompletionStage<ExchangeResult> exchange(ExchangeRequest request) {
        return logins(request.identity())
                .map(logins -> call(request.identityPoolId(), logins))
                .orElseGet(() -> CompletableFuture.completedFuture(new ExchangeResult.Refused(
                        "identity_issuer_unknown", "the issuer of the token has no key of the logins map")));
    }

    private Optional<Map<String, String>> logins(VerifiedIdentity identity) {
        if (!(identity instanceof VerifiedIdentity.TokenHolder holder)) {
            return Optional.of(Map.of());
        }
        VerifiedJwt token = holder.token();
        return Optional.ofNullable(loginsKeys.get(token.issuerName())).map(key -> Map.of(key, token.compact()));
    }

    private CompletionStage<ExchangeResult> call(String identityPoolId, Map<String, String> logins) {
        return client.getId(id -> id.identityPoolId(identityPoolId).logins(logins))
                .thenCompose(found -> client.getCredentialsForIdentity(
                        id -> id.identityId(found.identityId()).logins(logins)))
                .thenApply(CognitoIdentityPool::granted)
                .exceptionallyCompose(fault -> refusedOrFailed(CallFault.cause(fault), logins));
    }

    private static CompletionStage<ExchangeResult> refusedOrFailed(Throwable fault, Map<String, String> logins) {
        if (fault instanceof NotAuthorizedException refused) {
            return CompletableFuture.completedFuture(
                    new ExchangeResult.Refused("identity_not_authorized", text(refused)));
        }
        if (fault instanceof ResourceConflictException refused) {
            return CompletableFuture.completedFuture(new ExchangeResult.Refused("identity_conflict", text(refused)));
        }
        // without logins each `GetId` makes a new identity, so a second one would leave the first behind
        return CompletableFuture.failedFuture(logins.isEmpty() ? fault : CallFault.retryable(fault));
    }

    /** The endpoint does not tell role and tags. */
    private static ExchangeResult granted(GetCredentialsForIdentityResponse response) {
        Credentials credentials = response.credentials();
        return new ExchangeResult.Granted(
                new TemporaryCredentials(
                        credentials.accessKeyId(),
                        credentials.secretKey(),
                        credentials.sessionToken(),
                        credentials.expiration()),
                response.identityId(),
                "",
                Map.of());
    }

    private static String text(CognitoIdentityException e) {
        return e.awsErrorDetails().errorMessage();
    }
}
