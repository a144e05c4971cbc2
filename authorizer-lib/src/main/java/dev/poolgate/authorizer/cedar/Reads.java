package dev.poolgate.authorizer.cedar;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All that some policies look at. What is not in here, no policy among them can tell apart. */
final class Reads {
    final ReadTree principal = new ReadTree();
    final ReadTree context = new ReadTree();
    final Set<String> tags = new HashSet<>();
    final Set<EntityRef> ancestors = new HashSet<>();
    boolean principalId;
    boolean allTags;
    boolean allAncestors;
    boolean action;

    /** The principal is used in a way that shows all of it. */
    void wholePrincipal() {
        principal.add(List.of(), true);
        principalId = true;
        allTags = true;
        allAncestors = true;
    }

    void addAll(Reads other) {
        principal.addAll(other.principal);
        context.addAll(other.context);
        tags.addAll(other.tags);
        ancestors.addAll(other.ancestors);
        principalId |= other.principalId;
        allTags |= other.allTags;
        allAncestors |= other.allAncestors;
        action |= other.action;
    }
}
