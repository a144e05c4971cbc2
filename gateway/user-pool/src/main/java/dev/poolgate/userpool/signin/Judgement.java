package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.directory.Refusals;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;

/** What a refusal says of the proof that was tried. */
enum Judgement {
    /** It was right: the user may not sign in all the same. */
    RIGHT,
    WRONG,
    /** Nobody looked at it: a trigger did not want that. */
    UNSEEN,
    /** There was none: the caller is no client of the pool, or sent something that is no answer. */
    NONE;

    static final String DISABLED = "User is disabled.";
    static final String TEMPORARY_EXPIRED = "Temporary password has expired and must be reset by an administrator.";
    static final String PASSWORD_LOCKED = "Password attempts exceeded";
    static final String CODE_LOCKED = "Code attempts exceeded";

    private static final Set<String> RIGHT_BUT = Set.of(DISABLED, TEMPORARY_EXPIRED);
    private static final Set<String> NOT_RIGHT = Set.of(Refusals.WRONG_CREDENTIALS, PASSWORD_LOCKED, CODE_LOCKED);

    static Judgement of(AwsServiceException refusal) {
        String message = String.valueOf(refusal.getMessage());
        if (refusal instanceof UserNotConfirmedException
                || refusal instanceof PasswordResetRequiredException
                || RIGHT_BUT.contains(message)) {
            return RIGHT;
        }
        if (refusal instanceof CodeMismatchException
                || refusal instanceof ExpiredCodeException
                || NOT_RIGHT.contains(message)) {
            return WRONG;
        }
        return refusal instanceof UserLambdaValidationException ? UNSEEN : NONE;
    }

    Optional<ChallengeResponse> response() {
        return switch (this) {
            case RIGHT -> Optional.of(ChallengeResponse.SUCCESS);
            case WRONG -> Optional.of(ChallengeResponse.FAILURE);
            case UNSEEN, NONE -> Optional.empty();
        };
    }
}
