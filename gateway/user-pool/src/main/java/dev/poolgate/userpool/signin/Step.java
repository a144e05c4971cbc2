package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.signin.SignInOutcome.Challenged;
import java.util.Optional;

/** What may have to be asked between the first factor and the tokens. The answer is judged by a {@link Challenge}. */
interface Step {

    /** The question; empty where there is nothing to ask of this user, or nothing any more. */
    Optional<Challenged> ask(SignInCall call, Progress progress);
}
