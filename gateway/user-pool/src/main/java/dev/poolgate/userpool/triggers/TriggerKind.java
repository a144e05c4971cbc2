package dev.poolgate.userpool.triggers;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreTokenGenerationVersionConfigType;

/** The triggers of a pool. */
public enum TriggerKind {
    PRE_SIGN_UP("PreSignUp"),
    POST_CONFIRMATION("PostConfirmation"),
    PRE_AUTHENTICATION("PreAuthentication"),
    POST_AUTHENTICATION("PostAuthentication"),
    PRE_TOKEN_GENERATION("PreTokenGeneration"),
    CUSTOM_MESSAGE("CustomMessage"),
    USER_MIGRATION("UserMigration"),
    DEFINE_AUTH_CHALLENGE("DefineAuthChallenge"),
    CREATE_AUTH_CHALLENGE("CreateAuthChallenge"),
    VERIFY_AUTH_CHALLENGE_RESPONSE("VerifyAuthChallengeResponse");

    private final String title;

    TriggerKind(String title) {
        this.title = title;
    }

    /** As {@code LambdaConfig} and messages of errors call it. */
    String title() {
        return title;
    }

    /** The ARN of the pool's trigger; empty where the pool has none. */
    Optional<String> arn(@Nullable LambdaConfigType config) {
        if (config == null) {
            return Optional.empty();
        }
        PreTokenGenerationVersionConfigType versioned = config.preTokenGenerationConfig();
        return this == PRE_TOKEN_GENERATION && versioned != null
                ? Optional.ofNullable(versioned.lambdaArn())
                : config.getValueForField(title, String.class);
    }
}
