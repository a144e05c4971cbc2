package dev.poolgate.identitypool.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Keeps the things of one kind, each under a key of its own. Thread-safe, on any node.
 *
 * @param <T> immutable
 */
public interface Registry<T> {
    /** How many things are read at a time where all are. */
    int PAGE = 200;

    /**
     * @return false where the key is taken
     * @throws UsedMissingException where it uses what is not there
     */
    boolean add(T value);

    Optional<T> find(String key);

    /**
     * Replaces a thing while nobody else may change it.
     *
     * @param change keeps the key; what it throws leaves everything as it was
     * @return what is there now; empty where there was nothing
     * @throws UsedMissingException where it would use, as something new, what is not there
     */
    Optional<T> change(String key, UnaryOperator<T> change);

    /**
     * Removes a thing while nobody else may change it.
     *
     * @param check throws where it must stay
     * @return false where there was nothing
     * @throws InUseException where others use it
     */
    boolean remove(String key, Consumer<T> check);

    /**
     * A page of the things under a path, by key.
     *
     * @param after the key that the page begins after; empty for the first page
     */
    List<T> list(String pathPrefix, String after, int limit);

    /**
     * All things, page by page.
     *
     * @param key of a thing
     */
    default List<T> all(Function<T, String> key) {
        List<T> all = new ArrayList<>();
        List<T> page = list("/", "", PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = list("/", key.apply(page.get(page.size() - 1)), PAGE);
        }
        return all;
    }

    /** How many things there are. */
    int size();

    /** How many other things use this one. */
    int users(String key);

    /** The things of this kind that use a policy. */
    List<T> using(String policyKey);

    /** Another number after each write to any of an account's registries, by whichever node; cheap to ask for. */
    long revision();
}
