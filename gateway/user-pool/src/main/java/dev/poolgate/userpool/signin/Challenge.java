package dev.poolgate.userpool.signin;

/** One kind of question in a sign-in, from the side that judges the answer. */
interface Challenge {

    SignInOutcome answer(SignInCall call);
}
