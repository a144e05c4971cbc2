package dev.poolgate.identitypool.registry;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A registry that tells when something in it has been written. */
public record Watched<T>(Registry<T> registry, Runnable written) implements Registry<T> {

    @Override
    public boolean add(T value) {
        boolean added = registry.add(value);
        written.run();
        return added;
    }

    @Override
    public Optional<T> find(String key) {
        return registry.find(key);
    }

    @Override
    public Optional<T> change(String key, UnaryOperator<T> change) {
        Optional<T> changed = registry.change(key, change);
        written.run();
        return changed;
    }

    @Override
    public boolean remove(String key, Consumer<T> check) {
        boolean removed = registry.remove(key, check);
        written.run();
        return removed;
    }

    @Override
    public List<T> list(String pathPrefix, String after, int limit) {
        return registry.list(pathPrefix, after, limit);
    }

    @Override
    public int size() {
        return registry.size();
    }

    @Override
    public int users(String key) {
        return registry.users(key);
    }

    @Override
    public List<T> using(String policyKey) {
        return registry.using(policyKey);
    }

    @Override
    public long revision() {
        return registry.revision();
    }
}
