package dev.poolgate.identitypool.exchange;

import dev.poolgate.authorizer.exchange.ExchangeResult;
import dev.poolgate.authorizer.exchange.RoleDecision;
import dev.poolgate.authorizer.exchange.TagDecision;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.VerifiedLogin;
import dev.poolgate.identitypool.session.Federation;
import dev.poolgate.identitypool.session.Grant;
import dev.poolgate.identitypool.session.Lineage;
import dev.poolgate.identitypool.session.SessionTags;
import dev.poolgate.identitypool.token.Amr;
import dev.poolgate.identitypool.token.PoolToken;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Concludes an exchange for an identity whose logins are proven and accepted by the pool: role, tags, credentials. */
public final class CredentialExchange {
    private final RoleAssumption assumption;
    private final Duration lifetime;

    /** @param lifetime of credentials, as far as the role allows it; Cognito's own is one hour */
    public CredentialExchange(RoleAssumption assumption, Duration lifetime) {
        this.assumption = assumption;
        this.lifetime = lifetime;
    }

    /** @param customRole the role that the caller would like; granted only where guests have it anyway */
    public ExchangeResult guest(StoredPool pool, String identityId, Optional<String> customRole) {
        RoleDecision decision = RoleSelection.guest(pool);
        if (customRole.isPresent() && !decision.equals(new RoleDecision.Assigned(customRole.get()))) {
            return ExchangeCounts.concluded("guest", refused(Refusal.ROLE_CUSTOM_ROLE, pool, identityId));
        }
        return ExchangeCounts.concluded(
                "guest", conclude(pool, Subject.of(identityId, List.of()), decision, new TagDecision.Tags(Map.of())));
    }

    /**
     * @param logins one or more, in the order of their providers; the first that has a role mapping decides on role and
     *     tags, else the first
     * @param customRole the role that the caller would like, where the claims allow a choice
     */
    public ExchangeResult user(
            StoredPool pool, String identityId, List<VerifiedLogin> logins, Optional<String> customRole) {
        VerifiedLogin deciding = deciding(pool, logins);
        return ExchangeCounts.concluded(
                "user",
                conclude(
                        pool,
                        Subject.of(identityId, logins),
                        RoleSelection.user(pool, deciding, customRole),
                        TagSelection.tags(pool, deciding)));
    }

    /** For a developer's user, whom the pool's own OpenID token speaks of: its word on tags and on who it is counts. */
    public ExchangeResult developer(StoredPool pool, PoolToken token, Optional<String> customRole) {
        return ExchangeCounts.concluded(
                "developer",
                conclude(
                        pool,
                        new Subject(token.lineage(), token.identityId(), token.amr(), false),
                        RoleSelection.developer(pool, customRole),
                        new TagDecision.Tags(token.principalTags())));
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

    private ExchangeResult conclude(StoredPool pool, Subject subject, RoleDecision role, TagDecision tags) {
        return role.fold(
                assigned -> tags.fold(
                        chosen -> assume(pool, subject, request(assigned.roleArn(), chosen.values())),
                        refused -> refused(Refusal.TAG_NOT_ALLOWED, pool, subject.identityId())),
                refused -> refused(Refusal.of(refused.reason()), pool, subject.identityId()));
    }

    private RoleRequest request(String roleArn, Map<String, String> tags) {
        Duration longest = assumption.longestSession(roleArn).orElse(lifetime);
        return RoleRequest.of(
                roleArn,
                Grant.ENHANCED_FLOW_SESSION,
                lifetime.compareTo(longest) < 0 ? lifetime : longest,
                SessionTags.of(tags));
    }

    /** The service itself assumes the role, as somebody whom its own token speaks of. */
    private ExchangeResult assume(StoredPool pool, Subject subject, RoleRequest request) {
        Applicant applicant = Applicant.federated(
                AssumeAction.WEB_IDENTITY,
                Federation.cognito(pool.id(), subject.identityId(), subject.amr()),
                subject.lineage());
        return assumption
                .assume(applicant, subject.guest() ? request.scopedDownForGuests() : request)
                .fold(
                        assumed -> granted(subject.identityId(), assumed),
                        refused -> Refusal.ROLE_REFUSED.because("role `" + request.roleArn() + "` is not assumed: `"
                                + refused.reason().code() + "`"));
    }

    private static ExchangeResult granted(String identityId, AssumeResult.Assumed assumed) {
        return new ExchangeResult.Granted(
                assumed.credentials(),
                identityId,
                assumed.grant().roleArn(),
                assumed.grant().tags().values());
    }

    private static ExchangeResult refused(Refusal refusal, StoredPool pool, String identityId) {
        return refusal.because("identity pool `" + pool.id() + "` grants nothing to identity `" + identityId + "`");
    }

    /**
     * Who the credentials are for.
     *
     * @param lineage what the identity was proven by
     * @param amr how it was authenticated
     */
    private record Subject(Lineage lineage, String identityId, List<String> amr, boolean guest) {

        static Subject of(String identityId, List<VerifiedLogin> logins) {
            Lineage lineage = Lineage.of(identityId, VerifiedLogin.origins(logins));
            return new Subject(lineage, identityId, Amr.of(logins), logins.isEmpty());
        }
    }
}
