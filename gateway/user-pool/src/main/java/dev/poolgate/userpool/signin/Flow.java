package dev.poolgate.userpool.signin;

/** One way to begin a sign-in, or to continue a session. */
interface Flow {

    /** Refuses a client or an operation that may not begin this way. */
    void requireAllowed(SignInCall call);

    SignInOutcome begin(SignInCall call);
}
