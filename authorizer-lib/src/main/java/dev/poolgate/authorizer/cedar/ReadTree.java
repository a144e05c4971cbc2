package dev.poolgate.authorizer.cedar;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which attributes policies read, as a tree of their names. A node is read whole, or only its children are; one with
 * neither is asked only whether it is there.
 */
final class ReadTree {
    private final Map<String, ReadTree> children = new TreeMap<>();
    private boolean whole;

    /** @param wholly whether the value at the end is read, or only whether it is there */
    void add(List<String> path, boolean wholly) {
        ReadTree node = this;
        for (String name : path) {
            node = node.children.computeIfAbsent(name, ignored -> new ReadTree());
        }
        node.whole |= wholly;
    }

    void addAll(ReadTree other) {
        whole |= other.whole;
        other.children.forEach((name, child) ->
                children.computeIfAbsent(name, ignored -> new ReadTree()).addAll(child));
    }

    boolean isWhole() {
        return whole;
    }

    boolean isEmpty() {
        return !whole && children.isEmpty();
    }

    Map<String, ReadTree> children() {
        return Collections.unmodifiableMap(children);
    }
}
