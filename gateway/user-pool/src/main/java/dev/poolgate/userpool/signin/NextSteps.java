package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.signin.SignInOutcome.SignedIn;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;

/** What follows a right factor: the first question that has to be asked, else tokens. */
final class NextSteps {
    private final List<Step> steps;
    private final AfterSignIn end;

    /** @param steps in the order they are asked */
    NextSteps(List<Step> steps, AfterSignIn end) {
        this.steps = List.copyOf(steps);
        this.end = end;
    }

    SignInOutcome proceed(SignInCall call, Progress soFar) {
        requireAllowed(soFar.user());
        Progress progress = soFar.on(call.optional("DEVICE_KEY"));
        return steps.stream()
                .map(step -> step.ask(call, progress))
                .flatMap(Optional::stream)
                .<SignInOutcome>map(question -> question)
                .findFirst()
                .orElseGet(() -> new SignedIn(end.tokens(call, progress)));
    }

    private static void requireAllowed(User user) {
        if (!user.enabled()) {
            throw Refusals.notAuthorized(Judgement.DISABLED);
        }
        switch (user.status()) {
            case CONFIRMED, FORCE_CHANGE_PASSWORD -> {}
            case UNCONFIRMED -> throw notConfirmed();
            case RESET_REQUIRED -> throw resetRequired();
            default -> throw Refusals.wrongCredentials();
        }
    }

    private static UserNotConfirmedException notConfirmed() {
        return UserNotConfirmedException.builder()
                .message("User is not confirmed.")
                .writableStackTrace(false)
                .build();
    }

    private static PasswordResetRequiredException resetRequired() {
        return PasswordResetRequiredException.builder()
                .message("Password reset required for the user")
                .writableStackTrace(false)
                .build();
    }
}
