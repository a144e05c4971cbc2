package dev.poolgate.identitypool.exchange;

import dev.poolgate.authorizer.exchange.ExchangeResult;
import dev.poolgate.authorizer.exchange.RoleDecision;
import dev.poolgate.authorizer.exchange.TagDecision;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.VerifiedLogin;
import dev.poolgate.identitypool.session.AssumedRole;
import dev.poolgate.identitypool.session.CredentialIssuer;
import dev.poolgate.identitypool.session.Grant;
import dev.poolgate.identitypool.token.Amr;
import dev.poolgate.identitypool.token.PoolToken;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Concludes an exchange for an identity whose logins are proven and accepted by the pool: role, tags, credentials. */
public final class CredentialExchange {
    private final CredentialIssuer issuer;
    private final String accountId;

    /** @param accountId of the roles that may be granted; Cognito grants none of another account */
    public CredentialExchange(CredentialIssuer issuer, String accountId) {
        this.issuer = issuer;
        this.accountId = accountId;
    }

    /** @param customRole the role that the caller would like; granted only where guests have it anyway */
    public ExchangeResult guest(StoredPool pool, String identityId, Optional<String> customRole) {
        RoleDecision decision = RoleSelection.guest(pool);
        if (customRole.isPresent() && !decision.equals(new RoleDecision.Assigned(customRole.get()))) {
            return refused(Refusal.ROLE_CUSTOM_ROLE, pool, identityId);
        }
        return conclude(pool, identityId, Amr.of(List.of()), decision, new TagDecision.Tags(Map.of()));
    }

    /**
     * @param logins one or more, in the order of their providers; the first that has a role mapping decides on role and
     *     tags, else the first
     * @param customRole the role that the caller would like, where the claims allow a choice
     */
    public ExchangeResult user(
            StoredPool pool, String identityId, List<VerifiedLogin> logins, Optional<String> customRole) {
        VerifiedLogin deciding = deciding(pool, logins);
        return conclude(
                pool,
                identityId,
                Amr.of(logins),
                RoleSelection.user(pool, deciding, customRole),
                TagSelection.tags(pool, deciding));
    }

    /** For a developer's user, whom the pool's own OpenID token speaks of: its word on tags and on who it is counts. */
    public ExchangeResult developer(StoredPool pool, PoolToken token, Optional<String> customRole) {
        return conclude(
                pool,
                token.identityId(),
                token.amr(),
                RoleSelection.developer(pool, customRole),
                new TagDecision.Tags(token.principalTags()));
    }

    /** The attributes for access control of a user who brings these logins, one or more. */
    public TagDecision tags(StoredPool pool, List<VerifiedLogin> logins) {
        return TagSelection.tags(pool, deciding(pool, logins));
    }

    private static VerifiedLogin deciding(StoredPool pool, List<VerifiedLogin> logins) {
        return logins.stream()
                .max(Comparator.comparing(login -> RoleSelection.isMapped(pool, login)))
                .orElseThrow();
    }

    private ExchangeResult conclude(
            StoredPool pool, String identityId, List<String> amr, RoleDecision role, TagDecision tags) {
        return role.fold(
                assigned -> tags.fold(
                        chosen -> issue(grant(pool, identityId, assigned.roleArn(), amr, chosen.values())),
                        refused -> refused(Refusal.TAG_NOT_ALLOWED, pool, identityId)),
                refused -> refused(Refusal.of(refused.reason()), pool, identityId));
    }

    private static Grant grant(
            StoredPool pool, String identityId, String roleArn, List<String> amr, Map<String, String> tags) {
        return new Grant(pool.id(), identityId, roleArn, Grant.ENHANCED_FLOW_SESSION, amr, tags);
    }

    /** A role that a token names is the issuer's word; that it is one of ours is for us to see. */
    private ExchangeResult issue(Grant grant) {
        if (!AssumedRole.isRoleOf(accountId, grant.roleArn())) {
            return Refusal.ROLE_MISSING.because("`" + grant.roleArn() + "` is no role of account `" + accountId + "`");
        }
        return new ExchangeResult.Granted(
                issuer.issue(grant), grant.identityId(), grant.roleArn(), grant.principalTags());
    }

    private static ExchangeResult refused(Refusal refusal, StoredPool pool, String identityId) {
        return refusal.because("identity pool `" + pool.id() + "` grants nothing to identity `" + identityId + "`");
    }
}
