package dev.poolgate.authorizer.exchange;

import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
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
    private final CognitoIdentityClient client;
    private final Map<String, String> loginsKeys;
    private final Executor executor;

    /**
     * @param client without retries of its own where a {@link ResilientIdentityPool} stands before it
     * @param loginsKeys for each issuer, by its configured name, the key of the logins map, for example
     *     {@code cognito-idp.eu-central-1.amazonaws.com/eu-central-1_abc}
     * @param executor where the calls block; bounded
     */
    public CognitoIdentityPool(CognitoIdentityClient client, Map<String, String> loginsKeys, Executor executor) {
        this.client = client;
        this.loginsKeys = Map.copyOf(loginsKeys);
        this.executor = executor;
    }

    @Override
    public CompletionStage<ExchangeResult> exchange(ExchangeRequest request) {
        Optional<Map<String, String>> logins = logins(request.identity());
        if (logins.isEmpty()) {
            return CompletableFuture.completedFuture(new ExchangeResult.Refused(
                    "identity_issuer_unknown", "the issuer of the token has no key of the logins map"));
        }
        try {
            return CompletableFuture.supplyAsync(() -> call(request.identityPoolId(), logins.get()), executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Optional<Map<String, String>> logins(VerifiedIdentity identity) {
        if (!(identity instanceof VerifiedIdentity.TokenHolder holder)) {
            return Optional.of(Map.of());
        }
        VerifiedJwt token = holder.token();
        return Optional.ofNullable(loginsKeys.get(token.issuerName())).map(key -> Map.of(key, token.compact()));
    }

    private ExchangeResult call(String identityPoolId, Map<String, String> logins) {
        try {
            String identity = client.getId(
                            id -> id.identityPoolId(identityPoolId).logins(logins))
                    .identityId();
            return granted(client.getCredentialsForIdentity(
                    id -> id.identityId(identity).logins(logins)));
        } catch (NotAuthorizedException e) {
            return new ExchangeResult.Refused("identity_not_authorized", text(e));
        } catch (ResourceConflictException e) {
            return new ExchangeResult.Refused("identity_conflict", text(e));
        }
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
