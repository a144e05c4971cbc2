package dev.poolgate.userpool.accounts;

import java.util.Optional;

/** Words in place of a pool's own, each with the placeholder of the code in it. */
record Wording(Optional<String> sms, Optional<String> email, Optional<String> subject) {
    static final Wording OWN = new Wording(Optional.empty(), Optional.empty(), Optional.empty());
}
