package dev.poolgate.authorizer.iam;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Statements of some policies by the service whose actions they are about, so that a question meets only those that
 * could cover it. Looking up copies nothing.
 */
final class StatementIndex {
    private final String[] services;
    private final Slot[] slots;
    private final Slot others;

    /** Statements that may cover an action of one service, in the order of the policies. */
    private record Slot(List<PermissionStatement> denies, List<PermissionStatement> allows) {}

    StatementIndex(Collection<IamPolicy> policies) {
        List<PermissionStatement> all = new ArrayList<>();
        policies.forEach(policy -> all.addAll(policy.statements()));
        TreeSet<String> named = new TreeSet<>();
        all.forEach(statement -> named.addAll(services(statement)));
        services = named.toArray(String[]::new);
        slots = named.stream()
                .map(service ->
                        slot(all, s -> services(s).isEmpty() || services(s).contains(service)))
                .toArray(Slot[]::new);
        others = slot(all, s -> services(s).isEmpty());
    }

    /** The first statement that denies; null where none does. */
    @Nullable
    PermissionStatement denying(Question question) {
        return first(slotOf(question).denies, question);
    }

    /** The first statement that allows; null where none does. */
    @Nullable
    PermissionStatement allowing(Question question) {
        return first(slotOf(question).allows, question);
    }

    private static @Nullable PermissionStatement first(List<PermissionStatement> statements, Question question) {
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i).covers(question)) {
                return statements.get(i);
            }
        }
        return null;
    }

    private Slot slotOf(Question question) {
        int low = 0;
        int high = services.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int side = question.compareService(services[middle]);
            if (side == 0) {
                return slots[middle];
            }
            low = side > 0 ? middle + 1 : low;
            high = side < 0 ? middle - 1 : high;
        }
        return others;
    }

    private static Slot slot(List<PermissionStatement> all, Predicate<PermissionStatement> belongs) {
        return new Slot(
                all.stream().filter(belongs.and(s -> !s.decision().allowed())).toList(),
                all.stream().filter(belongs.and(s -> s.decision().allowed())).toList());
    }

    private static Collection<String> services(PermissionStatement statement) {
        return statement.statement().actions().services();
    }
}
