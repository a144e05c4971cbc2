package dev.poolgate.authorizer.token;

import java.util.function.Function;

/**
 * What a step on the way from text to proof came to: a value, or why the token is rejected.
 *
 * @param <T> what an accepted token is turned into by the step
 */
public sealed interface TokenResult<T> {

    record Accepted<T>(T value) implements TokenResult<T> {}

    record Rejected<T>(TokenError error) implements TokenResult<T> {}

    static <T> TokenResult<T> accepted(T value) {
        return new Accepted<>(value);
    }

    static <T> TokenResult<T> rejected(TokenError error) {
        return new Rejected<>(error);
    }

    /** Picks the function that fits this outcome. */
    default <R> R fold(Function<? super T, ? extends R> accepted, Function<TokenError, ? extends R> rejected) {
        return this instanceof Accepted<T> a ? accepted.apply(a.value()) : rejected.apply(((Rejected<T>) this).error());
    }

    /** Goes on with the next step, unless the token is rejected already. */
    default <R> TokenResult<R> then(Function<? super T, TokenResult<R>> step) {
        return fold(step, TokenResult::rejected);
    }
}
