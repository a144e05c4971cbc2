package dev.poolgate.identitypool.exchange;

import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.iam.IamRequest;
import dev.poolgate.authorizer.iam.MalformedPolicyException;
import dev.poolgate.authorizer.iam.TrustPolicy;
import dev.poolgate.identitypool.roles.Role;
import dev.poolgate.identitypool.roles.Roles;
import dev.poolgate.identitypool.session.AssumedRole;
import dev.poolgate.identitypool.session.CredentialIssuer;
import dev.poolgate.identitypool.session.Grant;
import dev.poolgate.identitypool.session.KnownRoles;
import dev.poolgate.identitypool.session.PackedSize;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where somebody becomes a role: Cognito's enhanced flow, its classic flow and STS all end here. Blocks:
 * role and policies are read anew each time.
 */
public final class RoleAssumption {
    private static final Logger LOG = LoggerFactory.getLogger(RoleAssumption.class);
    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final int LONGEST_CHAIN = 16;
    private static final int WHOLE = 100;

    private final Roles roles;
    private final KnownRoles known;
    private final CredentialIssuer issuer;
    private final String accountId;
    private final Clock clock;

    /**
     * @param known told of what was read, so that the new credentials are good on this node at once
     * @param accountId of the roles that may be assumed
     */
    public RoleAssumption(Roles roles, KnownRoles known, CredentialIssuer issuer, String accountId, Clock clock) {
        this.roles = roles;
        this.known = known;
        this.issuer = issuer;
        this.accountId = accountId;
        this.clock = clock;
    }

    /** Credentials of a new session of the role, or why there are none. */
    public AssumeResult assume(Applicant applicant, RoleRequest request) {
        AssumeResult result = SessionValues.objection(request)
                .<AssumeResult>map(refused -> refused)
                .orElseGet(() -> valid(applicant, request));
        if (result instanceof AssumeResult.Refused refused) {
            LOG.info(
                    "role `{}` is not assumed: {}",
                    printable(request.roleArn()),
                    refused.reason().code());
        }
        ExchangeCounts.assumed(applicant.action(), result);
        return result;
    }

    /** The longest that a session of the role may last; empty where there is no such role. */
    public Optional<Duration> longestSession(String roleArn) {
        return find(roleArn).map(Role::maxSession);
    }

    private AssumeResult valid(Applicant applicant, RoleRequest request) {
        return find(request.roleArn())
                .map(role -> assume(applicant, request, role))
                .orElseGet(() -> AssumeRefusal.ROLE_UNKNOWN.because("there is no such role"));
    }

    private AssumeResult assume(Applicant applicant, RoleRequest request, Role role) {
        IamContext context = RequestContext.of(applicant, request, clock.instant());
        return objection(applicant, request, role, context)
                .<AssumeResult>map(refusal -> refusal.because("the role does not let the caller in"))
                .or(() -> duration(request, role))
                .or(() -> new SessionPolicyCheck(roles, known, accountId).objection(request.policies()))
                .orElseGet(() -> issue(applicant, request, role));
    }

    private Optional<AssumeRefusal> objection(Applicant applicant, RoleRequest request, Role role, IamContext context) {
        try {
            Trust trust = new Trust(TrustPolicy.parse(role.trustPolicy()), applicant, request, context);
            return trust.objection().or(() -> permission(applicant, request, trust));
        } catch (MalformedPolicyException e) {
            LOG.warn("the trust policy of role `{}` cannot be read", role.arn(), e);
            return Optional.of(AssumeRefusal.TRUST_MALFORMED);
        }
    }

    private static Optional<AssumeRefusal> permission(Applicant applicant, RoleRequest request, Trust trust) {
        if (applicant.lineage().sessions().size() > LONGEST_CHAIN) {
            return Optional.of(AssumeRefusal.CHAIN_TOO_LONG);
        }
        return trust.actions().stream().allMatch(action -> applicant
                        .own()
                        .permit(
                                new IamRequest(action, request.roleArn(), trust.context()),
                                trust.namesApplicant(action)))
                ? Optional.empty()
                : Optional.of(AssumeRefusal.NOT_PERMITTED);
    }

    private static Optional<AssumeResult> duration(RoleRequest request, Role role) {
        if (request.lifetime().compareTo(SHORTEST) < 0) {
            return Optional.of(AssumeRefusal.DURATION.because(
                    "1 validation error detected: Value '" + request.lifetime().toSeconds()
                            + "' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or"
                            + " equal to " + SHORTEST.toSeconds()));
        }
        return request.lifetime().compareTo(role.maxSession()) <= 0
                ? Optional.empty()
                : Optional.of(AssumeRefusal.DURATION.because(
                        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."));
    }

    private AssumeResult issue(Applicant applicant, RoleRequest request, Role role) {
        Grant grant = new Grant(
                role.arn(),
                role.id(),
                request.sessionName(),
                applicant.federation(),
                request.allTags(),
                request.sourceIdentity(),
                request.policies(),
                request.guestScopeDown(),
                applicant.lineage());
        int percent = PackedSize.percent(grant);
        if (percent > WHOLE) {
            return AssumeRefusal.TOO_LARGE.because(
                    "Packed size of session policies and tags consumes " + percent + "% of allotted space.");
        }
        known.learn(role);
        return new AssumeResult.Assumed(issuer.issue(grant, request.lifetime()), grant, percent);
    }

    private Optional<Role> find(String roleArn) {
        return AssumedRole.isRoleOf(accountId, roleArn) ? roles.find(roleArn) : Optional.empty();
    }

    /** It came with a request, and a line of the log must stay one. */
    private static String printable(String text) {
        return text.replaceAll("[^\\x21-\\x7e]", "?");
    }
}
