package dev.poolgate.userpool.signin;

import java.util.Optional;

/** One kind of question in a sign-in, from the side that judges the answer. */
interface Challenge {

    /** @param session as the client sent it back, where it did */
    SignInOutcome answer(SignInCall call, Optional<String> session);
}
