package dev.poolgate.identitypool.exchange;

import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.authorizer.exchange.ExchangeRequest;
import dev.poolgate.authorizer.exchange.ExchangeResult;
import dev.poolgate.authorizer.exchange.IdentityPool;
import dev.poolgate.authorizer.token.VerifiedJwt;
import dev.poolgate.identitypool.directory.Identity;
import dev.poolgate.identitypool.directory.IdentityDirectory;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.Login;
import dev.poolgate.identitypool.login.ProvenLogins;
import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The exchange for a gateway in the same process: the identity is proven already, so no token is verified again, and no
 * wire is in between.
 */
public final class InProcessIdentityPool implements IdentityPool {
    /**
     * The login of the one identity per pool that stands for all guests of the gateway. The gateway cannot tell its
     * guests apart and they could not keep an identity's id, so one identity per request would only fill the table. It
     * is kept as a login, under a key that no provider can have, so that nobody can ask for or take over this identity
     * at the API.
     */
    private static final Login GATEWAY_GUESTS = new Login("(gateway)", "guests");

    private final PoolStore pools;
    private final IdentityDirectory directory;
    private final ProvenLogins logins;
    private final CredentialExchange exchange;
    private final Executor executor;

    /** @param executor runs the blocking part; bounded, and never an event loop */
    public InProcessIdentityPool(
            PoolStore pools,
            IdentityDirectory directory,
            ProvenLogins logins,
            CredentialExchange exchange,
            Executor executor) {
        this.pools = pools;
        this.directory = directory;
        this.logins = logins;
        this.exchange = exchange;
        this.executor = executor;
    }

    @Override
    public CompletionStage<ExchangeResult> exchange(ExchangeRequest request) {
        try {
            return CompletableFuture.supplyAsync(() -> run(request), executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private ExchangeResult run(ExchangeRequest request) {
        Optional<StoredPool> pool = pools.find(request.identityPoolId());
        if (pool.isEmpty()) {
            return Refusal.IDENTITY_POOL_UNKNOWN.because(
                    "there is no identity pool `" + request.identityPoolId() + "`");
        }
        return request.identity() instanceof VerifiedIdentity.TokenHolder holder
                ? user(pool.get(), holder.token())
                : guest(pool.get());
    }

    private ExchangeResult guest(StoredPool pool) {
        if (!pool.admitsGuests()) {
            return Refusal.GUESTS_NOT_ADMITTED.because("identity pool `" + pool.id() + "` admits no guests");
        }
        return exchange.guest(pool, identityOf(pool, GATEWAY_GUESTS), Optional.empty());
    }

    private ExchangeResult user(StoredPool pool, VerifiedJwt token) {
        if (!Login.admits(token.subject())) {
            return Refusal.SUBJECT_UNUSABLE.because(
                    "the subject of the token is too long or has characters that are not allowed");
        }
        List<VerifiedLogin> proven = logins.loginsOf(token);
        if (proven.isEmpty()) {
            return Refusal.PROVIDER_UNTRUSTED.because(
                    "no provider takes tokens of issuer `" + token.issuer() + "` for their client");
        }
        return user(pool, proven);
    }

    private ExchangeResult user(StoredPool pool, List<VerifiedLogin> proven) {
        if (proven.stream().anyMatch(VerifiedLogin::revoked)) {
            return Refusal.TOKEN_REVOKED.because("the session or its user was revoked");
        }
        return proven.stream()
                .filter(login -> pool.objectionTo(login).isEmpty())
                .findFirst()
                .map(login -> exchange.user(pool, identityOf(pool, login.login()), List.of(login), Optional.empty()))
                .orElseGet(() -> untrusted(pool, proven.get(0)));
    }

    private static ExchangeResult untrusted(StoredPool pool, VerifiedLogin login) {
        return Refusal.PROVIDER_UNTRUSTED.because("identity pool `" + pool.id() + "` does not trust client `"
                + login.clientId() + "` of `" + login.login().provider() + "`");
    }

    private String identityOf(StoredPool pool, Login login) {
        return directory.forLogins(pool, Set.of(login)).fold(Identity::id, reason -> {
            throw new IllegalStateException("a single login was refused as `" + reason + "`");
        });
    }
}
