package dev.poolgate.userpool.passkeys;

import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnChallengeNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnClientMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnConfigurationMissingException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnCredentialNotSupportedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnNotEnabledException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnOriginNotAllowedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnRelyingPartyMismatchException;

/** The refusals of passkeys. Without stack traces: they are answers, not faults. */
final class PasskeyRefusals {
    private PasskeyRefusals() {}

    static WebAuthnNotEnabledException notEnabled() {
        return WebAuthnNotEnabledException.builder()
                .message("WebAuthn is not enabled for the user pool.")
                .writableStackTrace(false)
                .build();
    }

    static WebAuthnConfigurationMissingException configurationMissing() {
        return WebAuthnConfigurationMissingException.builder()
                .message("The user pool has no relying party id and no domain.")
                .writableStackTrace(false)
                .build();
    }

    static WebAuthnChallengeNotFoundException challengeNotFound() {
        return WebAuthnChallengeNotFoundException.builder()
                .message("The challenge does not exist or has expired.")
                .writableStackTrace(false)
                .build();
    }

    static WebAuthnClientMismatchException clientMismatch() {
        return WebAuthnClientMismatchException.builder()
                .message("The challenge was made for another client.")
                .writableStackTrace(false)
                .build();
    }

    static WebAuthnOriginNotAllowedException originNotAllowed() {
        return WebAuthnOriginNotAllowedException.builder()
                .message("The origin is not allowed by the relying party id.")
                .writableStackTrace(false)
                .build();
    }

    static WebAuthnRelyingPartyMismatchException relyingPartyMismatch() {
        return WebAuthnRelyingPartyMismatchException.builder()
                .message("The credential is for another relying party.")
                .writableStackTrace(false)
                .build();
    }

    static WebAuthnCredentialNotSupportedException notSupported() {
        return WebAuthnCredentialNotSupportedException.builder()
                .message("The credential is not supported.")
                .writableStackTrace(false)
                .build();
    }

    static LimitExceededException tooMany() {
        return LimitExceededException.builder()
                .message("A user can have at most 20 passkeys.")
                .writableStackTrace(false)
                .build();
    }
}
