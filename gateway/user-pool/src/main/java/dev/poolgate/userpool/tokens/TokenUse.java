package dev.poolgate.userpool.tokens;

import java.util.Locale;

/** What a token is for. Each use has a key pair of its own, so that one cannot pass for the other. */
enum TokenUse {
    ID,
    ACCESS;

    /** As in the {@code token_use} claim. */
    String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}
