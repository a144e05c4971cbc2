package dev.poolgate.authorizer.iam;

import dev.poolgate.authorizer.iam.IamDecision.Effect;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that bears on what a session may do: the policies of its role, and filters that narrow them. Immutable and
 * thread-safe; parse and put together once, then decide.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
 *     evaluation logic</a>
 */
public final class Permissions {
    private static final IamDecision NOTHING_MATCHED = new IamDecision(Effect.IMPLICIT_DENY, Optional.empty());

    private final StatementIndex granted;
    private final List<StatementIndex> filters;

    private Permissions(StatementIndex granted, List<StatementIndex> filters) {
        this.granted = granted;
        this.filters = filters;
    }

    /** What any of these policies allows and none denies. Without a policy, nothing. */
    public static Permissions of(Collection<IamPolicy> policies) {
        return new Permissions(new StatementIndex(policies), List.of());
    }

    /**
     * These permissions as far as one of the given policies allows too: session policies, a scope-down, a permissions
     * boundary. Each call adds a filter of its own; a deny in any of them denies.
     */
    public Permissions within(Collection<IamPolicy> policies) {
        StatementIndex filter = new StatementIndex(policies);
        return new Permissions(
                granted, Stream.concat(filters.stream(), Stream.of(filter)).toList());
    }

    /** The statement of a decision that allows is one of the role's policies, not of a filter. */
    public IamDecision decide(IamRequest request) {
        Question question = new Question(request.action(), request.resource(), request.context());
        PermissionStatement denying = denying(question);
        if (denying != null) {
            return denying.decision();
        }
        PermissionStatement allowing = granted.allowing(question);
        return allowing != null && allFiltersAllow(question) ? allowing.decision() : NOTHING_MATCHED;
    }

    private @Nullable PermissionStatement denying(Question question) {
        PermissionStatement denying = granted.denying(question);
        for (int i = 0; denying == null && i < filters.size(); i++) {
            denying = filters.get(i).denying(question);
        }
        return denying;
    }

    private boolean allFiltersAllow(Question question) {
        for (int i = 0; i < filters.size(); i++) {
            if (filters.get(i).allowing(question) == null) {
                return false;
            }
        }
        return true;
    }
}
