package dev.poolgate.userpool.tokens;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;

/**
 * What a user's groups say in tokens. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html">user groups</a>.
 *
 * @param names best precedence first
 * @param roles the distinct roles of the groups, best precedence first
 * @param preferredRole the role of the best precedence, absent where groups of that precedence differ
 */
record GroupClaims(List<String> names, List<String> roles, Optional<String> preferredRole) {
    /** Lower is better, 0 is best, none is worst; equal ones by name, so that tokens do not vary. */
    private static final Comparator<GroupType> BEST_FIRST =
            Comparator.comparingLong(GroupClaims::rank).thenComparing(GroupType::groupName);

    static GroupClaims of(List<GroupType> groups) {
        List<GroupType> ordered = groups.stream().sorted(BEST_FIRST).toList();
        List<GroupType> withRole =
                ordered.stream().filter(group -> group.roleArn() != null).toList();
        return new GroupClaims(
                ordered.stream().map(GroupType::groupName).toList(), roles(withRole), preferred(withRole));
    }

    private static Optional<String> preferred(List<GroupType> withRole) {
        List<String> all = roles(withRole);
        if (all.size() <= 1) {
            return all.stream().findFirst();
        }
        @Nullable Integer best = withRole.get(0).precedence();
        List<String> bestRoles = roles(withRole.stream()
                .filter(group -> Objects.equals(group.precedence(), best))
                .toList());
        return bestRoles.size() == 1 ? Optional.of(bestRoles.get(0)) : Optional.empty();
    }

    private static List<String> roles(List<GroupType> groups) {
        return groups.stream().map(GroupType::roleArn).distinct().toList();
    }

    private static long rank(GroupType group) {
        return group.precedence() == null ? Long.MAX_VALUE : group.precedence();
    }
}
