package dev.poolgate.identitypool.login.social;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a provider says to a token. */
sealed interface SocialAnswer {

    /** The members of its JSON object. */
    record Known(Map<String, @Nullable Object> members) implements SocialAnswer {

        /** Empty text where there is none. */
        String text(String name) {
            return members.get(name) instanceof String text ? text : "";
        }

        long number(String name) {
            return members.get(name) instanceof Long number ? number : 0;
        }
    }

    /** It does not take the token. */
    record Refused() implements SocialAnswer {}

    /** It cannot be asked now. */
    record Unavailable() implements SocialAnswer {}

    default <T> T fold(Function<Known, T> known, Function<Refused, T> refused, Function<Unavailable, T> unavailable) {
        if (this instanceof Known k) {
            return known.apply(k);
        }
        return this instanceof Refused r ? refused.apply(r) : unavailable.apply((Unavailable) this);
    }
}
