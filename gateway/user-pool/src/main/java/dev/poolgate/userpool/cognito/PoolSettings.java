package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.Schema;
import java.time.Instant;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DefaultEmailOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeletionProtectionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailSendingAccountType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignInPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerificationMessageTemplateType;

/** A new pool's settings: what the request says over AWS's defaults. */
final class PoolSettings {
    private static final int TEMPORARY_PASSWORD_DAYS = 7;
    private static final int SHORTEST_PASSWORD = 8;
    private static final LambdaConfigType NO_TRIGGERS =
            LambdaConfigType.builder().build();

    private PoolSettings() {}

    static Pool of(CreateUserPoolRequest request, String id, String arn, Instant now) {
        check(request);
        UserPoolType.Builder settings = SameNamed.copy(request, defaults());
        return new Pool(settings.id(id)
                .name(request.poolName())
                .arn(arn)
                .policies(policies(request.policies()))
                .schemaAttributes(Schema.attributes(request.schema()))
                .creationDate(now)
                .lastModifiedDate(now)
                .build());
    }

    /** The settings anew: a member that the request leaves out is AWS's default again, but for what never changes. */
    static Pool replacing(Pool before, UpdateUserPoolRequest request, Instant now) {
        UserPoolType old = before.settings();
        UserPoolType.Builder settings = SameNamed.copy(request, defaults());
        return new Pool(settings.id(old.id())
                .name(request.poolName() == null ? old.name() : request.poolName())
                .arn(old.arn())
                .userPoolTags(request.hasUserPoolTags() ? request.userPoolTags() : old.userPoolTags())
                .policies(policies(request.policies()))
                .schemaAttributes(old.schemaAttributes())
                .aliasAttributes(old.aliasAttributes())
                .usernameAttributes(old.usernameAttributes())
                .usernameConfiguration(old.usernameConfiguration())
                .creationDate(old.creationDate())
                .lastModifiedDate(now)
                .build());
    }

    private static UserPoolType.Builder defaults() {
        return UserPoolType.builder()
                .lambdaConfig(NO_TRIGGERS)
                .deletionProtection(DeletionProtectionType.INACTIVE)
                .mfaConfiguration(UserPoolMfaType.OFF)
                .userPoolTier(UserPoolTierType.ESSENTIALS)
                .verificationMessageTemplate(VerificationMessageTemplateType.builder()
                        .defaultEmailOption(DefaultEmailOptionType.CONFIRM_WITH_CODE)
                        .build())
                .emailConfiguration(EmailConfigurationType.builder()
                        .emailSendingAccount(EmailSendingAccountType.COGNITO_DEFAULT)
                        .build())
                .adminCreateUserConfig(AdminCreateUserConfigType.builder()
                        .allowAdminCreateUserOnly(false)
                        .unusedAccountValidityDays(TEMPORARY_PASSWORD_DAYS)
                        .build());
    }

    private static UserPoolPolicyType policies(UserPoolPolicyType given) {
        return UserPoolPolicyType.builder()
                .passwordPolicy(
                        given == null || given.passwordPolicy() == null ? strict() : filled(given.passwordPolicy()))
                .signInPolicy(
                        given == null || given.signInPolicy() == null
                                ? SignInPolicyType.builder()
                                        .allowedFirstAuthFactors(AuthFactorType.PASSWORD)
                                        .build()
                                : given.signInPolicy())
                .build();
    }

    /** Of a pool that says nothing about passwords. */
    private static PasswordPolicyType strict() {
        return PasswordPolicyType.builder()
                .minimumLength(SHORTEST_PASSWORD)
                .requireUppercase(true)
                .requireLowercase(true)
                .requireNumbers(true)
                .requireSymbols(true)
                .temporaryPasswordValidityDays(TEMPORARY_PASSWORD_DAYS)
                .build();
    }

    private static PasswordPolicyType filled(PasswordPolicyType given) {
        Integer days = given.temporaryPasswordValidityDays();
        return given.toBuilder()
                .minimumLength(given.minimumLength() == null ? SHORTEST_PASSWORD : given.minimumLength())
                .requireUppercase(Boolean.TRUE.equals(given.requireUppercase()))
                .requireLowercase(Boolean.TRUE.equals(given.requireLowercase()))
                .requireNumbers(Boolean.TRUE.equals(given.requireNumbers()))
                .requireSymbols(Boolean.TRUE.equals(given.requireSymbols()))
                .temporaryPasswordValidityDays(days == null || days == 0 ? TEMPORARY_PASSWORD_DAYS : days)
                .build();
    }

    private static void check(CreateUserPoolRequest request) {
        refuseUnenforced(request);
        if (!request.aliasAttributesAsStrings().isEmpty()
                && !request.usernameAttributesAsStrings().isEmpty()) {
            throw Refusals.invalidParameter(
                    "Only one of the aliasAttributes or usernameAttributes can be set in a user pool.");
        }
    }

    /** A pool that says it asks for a second factor, and does not, would be an open one. */
    private static void refuseUnenforced(CreateUserPoolRequest request) {
        UserPoolMfaType mfa = request.mfaConfiguration();
        if (mfa == UserPoolMfaType.UNKNOWN_TO_SDK_VERSION) {
            throw Refusals.invalidParameter("Invalid MfaConfiguration.");
        }
        if (mfa == UserPoolMfaType.ON && request.smsConfiguration() == null) {
            throw Refusals.invalidParameter(
                    "SMS configuration and Auto verification for phone_number are required when MFA is required/optional");
        }
    }
}
