package dev.poolgate.identitypool.exchange;

import java.util.function.Function;

/** The outcome of choosing a role. */
sealed interface Selection {

    record Chosen(String roleArn) implements Selection {}

    record Refused(Refusal refusal) implements Selection {}

    default <T> T fold(Function<Chosen, T> chosen, Function<Refused, T> refused) {
        return this instanceof Chosen c ? chosen.apply(c) : refused.apply((Refused) this);
    }
}
