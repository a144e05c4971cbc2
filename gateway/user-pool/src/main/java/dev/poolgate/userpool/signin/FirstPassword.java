package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.directory.User;
import java.util.Map;

/** The password as the first factor that was chosen: sent, or proved. */
final class FirstPassword {
    private final PasswordCheck check;
    private final SrpFlow srp;
    private final NextSteps next;

    FirstPassword(PasswordCheck check, SrpFlow srp, NextSteps next) {
        this.check = check;
        this.srp = srp;
        this.next = next;
    }

    /** @param call sends the password */
    SignInOutcome judge(SignInCall call, Candidate candidate) {
        User user = check.require(call, candidate.user(), candidate.typed(), call.required("PASSWORD"));
        return next.proceed(call, Progress.begun(user));
    }

    /** @param call sends the client's public value */
    SignInOutcome askForProof(SignInCall call, Candidate candidate) {
        return srp.ask(call, candidate.user(), candidate.typed(), SrpRound.clientValue(call), Map.of());
    }
}
