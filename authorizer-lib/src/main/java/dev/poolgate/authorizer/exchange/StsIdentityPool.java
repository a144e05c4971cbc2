package dev.poolgate.authorizer.exchange;

import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Exchanges at a security token service, AWS's or one that speaks like it (MinIO, Ceph), by
 * {@code AssumeRoleWithWebIdentity}: the caller's own token is the web identity. Needs the optional
 * {@code software.amazon.awssdk:sts}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html">AssumeRoleWithWebIdentity</a>
 */
public final class StsIdentityPool implements IdentityPool {
    /** Error codes that are about the caller. MinIO says {@code InvalidParameterValue} of a token it does not take. */
    private static final Map<String, String> REFUSALS = Map.of(
            "ExpiredTokenException", "identity_token_expired",
            "ExpiredToken", "identity_token_expired",
            "InvalidIdentityToken", "identity_token_invalid",
            "InvalidParameterValue", "identity_token_invalid",
            "IDPRejectedClaim", "identity_claim_rejected",
            "AccessDenied", "identity_not_authorized");

    private final StsAsyncClient client;
    private final StsSession session;
    private final Optional<RoleResolver> roles;

    /**
     * @param client without credentials: the call is public; and without retries of its own where a
     *     {@link ResilientIdentityPool} stands before it
     * @param roles with mappings by the configured names of issuers; empty where the service has the role from the
     *     token alone, as MinIO may
     */
    public StsIdentityPool(StsAsyncClient client, StsSession session, Optional<RoleResolver> roles) {
        this.client = client;
        this.session = session;
        this.roles = roles;
    }

    @Override
    public CompletionStage<ExchangeResult> exchange(ExchangeRequest request) {
        return request.identity() instanceof VerifiedIdentity.TokenHolder holder
                ? exchange(holder.token())
                : refused("identity_guest", "there is no token to exchange");
    }

    private CompletionStage<ExchangeResult> exchange(VerifiedJwt token) {
        return roles.map(resolver -> resolver.authenticated(token.issuerName(), token.claims(), Optional.empty())
                        .fold(
                                assigned -> call(token, Optional.of(assigned.roleArn())),
                                none -> refused(none.reason().code(), "no role is assigned")))
                .orElseGet(() -> call(token, Optional.empty()));
    }

    private CompletionStage<ExchangeResult> call(VerifiedJwt token, Optional<String> role) {
        AssumeRoleWithWebIdentityRequest request = AssumeRoleWithWebIdentityRequest.builder()
                .roleArn(role.orElse(null))
                .roleSessionName(SessionName.of(token.subject()))
                .webIdentityToken(token.compact())
                .durationSeconds(Math.toIntExact(session.duration().toSeconds()))
                .policy(session.policy().orElse(null))
                .build();
        return client.assumeRoleWithWebIdentity(request)
                .thenApply(response -> granted(response, token, role))
                .exceptionallyCompose(fault -> refusedOrFailed(CallFault.cause(fault)));
    }

    /** What the service leaves out is known from the request. */
    private static ExchangeResult granted(
            AssumeRoleWithWebIdentityResponse response, VerifiedJwt token, Optional<String> role) {
        Credentials credentials = response.credentials();
        return new ExchangeResult.Granted(
                new TemporaryCredentials(
                        credentials.accessKeyId(),
                        credentials.secretAccessKey(),
                        credentials.sessionToken(),
                        credentials.expiration()),
                Optional.ofNullable(response.subjectFromWebIdentityToken()).orElse(token.subject()),
                role.orElse(""),
                Map.of());
    }

    private static CompletionStage<ExchangeResult> refusedOrFailed(Throwable fault) {
        return refusal(fault)
                .map(code -> refused(code, String.valueOf(fault.getMessage())))
                .orElseGet(() -> CompletableFuture.failedFuture(CallFault.retryable(fault)));
    }

    private static Optional<String> refusal(Throwable fault) {
        return fault instanceof AwsServiceException answered && answered.awsErrorDetails() != null
                ? Optional.ofNullable(
                        REFUSALS.get(String.valueOf(answered.awsErrorDetails().errorCode())))
                : Optional.empty();
    }

    private static CompletionStage<ExchangeResult> refused(String code, String message) {
        return CompletableFuture.completedFuture(new ExchangeResult.Refused(code, message));
    }
}
