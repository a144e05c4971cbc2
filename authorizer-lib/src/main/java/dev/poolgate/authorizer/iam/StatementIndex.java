package dev.poolgate.authorizer.iam;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Statements of some policies by the service whose actions they are about, so that a question meets only those that
 * could cover it. Looking up copies nothing.
 */
final class StatementIndex {
    private final String[] services;
    private final Slot[] slots;
    private final Slot others = new Slot();

    /** Statements that may cover an action of one service, in the order of the policies. */
    private static final class Slot {
        private final List<PermissionStatement> denies = new ArrayList<>();
        private final List<PermissionStatement> allows = new ArrayList<>();

        void add(PermissionStatement statement) {
            (statement.decision().allowed() ? allows : denies).add(statement);
        }
    }

    StatementIndex(Collection<IamPolicy> policies) {
        List<PermissionStatement> all = policies.stream()
                .flatMap(policy -> policy.statements().stream())
                .toList();
        Map<String, Slot> byService = new TreeMap<>();
        for (PermissionStatement statement : all) {
            statement.services().forEach(service -> byService.putIfAbsent(service, new Slot()));
        }
        for (PermissionStatement statement : all) {
            slots(statement, byService).forEach(slot -> slot.add(statement));
        }
        services = byService.keySet().toArray(String[]::new);
        slots = byService.values().toArray(Slot[]::new);
    }

    private Stream<Slot> slots(PermissionStatement statement, Map<String, Slot> byService) {
        return statement.services().isEmpty()
                ? Stream.concat(byService.values().stream(), Stream.of(others))
                : statement.services().stream().map(byService::get);
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
}
