package dev.poolgate.identitypool.exchange;

import dev.poolgate.authorizer.exchange.ExchangeResult;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.VerifiedLogin;
import dev.poolgate.identitypool.session.CredentialIssuer;
import dev.poolgate.identitypool.session.Grant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Concludes an exchange for an identity whose logins are proven and accepted by the pool. */
public final class CredentialExchange {
    private final CredentialIssuer issuer;

    public CredentialExchange(CredentialIssuer issuer) {
        this.issuer = issuer;
    }

    /**
     * @param logins proven; none for a guest
     * @param customRole the role that the caller would like, where the claims allow a choice
     */
    public ExchangeResult grant(
            StoredPool pool, String identityId, List<VerifiedLogin> logins, Optional<String> customRole) {
        return RoleSelection.select(pool, logins, customRole)
                .fold(chosen -> issue(grant(pool, identityId, logins, chosen.roleArn())), refused -> refused.refusal()
                        .because("identity pool `" + pool.id() + "` has no role for `" + identityId + "`"));
    }

    private static Grant grant(StoredPool pool, String identityId, List<VerifiedLogin> logins, String roleArn) {
        return new Grant(pool.id(), identityId, roleArn, Grant.ENHANCED_FLOW_SESSION, Amr.of(logins), Map.of());
    }

    private ExchangeResult issue(Grant grant) {
        return new ExchangeResult.Granted(
                issuer.issue(grant), grant.identityId(), grant.roleArn(), grant.principalTags());
    }
}
