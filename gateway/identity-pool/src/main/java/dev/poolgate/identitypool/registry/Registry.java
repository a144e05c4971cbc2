package dev.poolgate.identitypool.registry;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Keeps the things of one kind, each under a key of its own. Thread-safe, on any node.
 *
 * @param <T> immutable
 */
public interface Registry<T> {

    /** @return false where the key is taken */
    boolean add(T value);

    Optional<T> find(String key);

    /**
     * Replaces a thing while nobody else may change it.
     *
     * @param change keeps the key; what it throws leaves everything as it was
     * @return what is there now; empty where there was nothing
     */
    Optional<T> change(String key, UnaryOperator<T> change);

    /**
     * Removes a thing while nobody else may change it.
     *
     * @param check throws where it must stay
     * @return false where there was nothing
     */
    boolean remove(String key, Consumer<T> check);

    /**
     * A page of the things under a path, by key.
     *
     * @param after the key that the page begins after; empty for the first page
     */
    List<T> list(String pathPrefix, String after, int limit);

    /** How many things there are. */
    int size();

    /** How many other things use this one. */
    int users(String key);
}
