package dev.poolgate.userpool.rates;

import java.util.Arrays;
import java.util.Set;

/**
 * Operations that share a rate. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html">Quotas in Amazon Cognito</a>.
 */
public enum RequestCategory {
    USER_AUTHENTICATION("InitiateAuth", "AdminInitiateAuth", "GetTokensFromRefreshToken"),
    /** Answers to challenges: AWS gives them three times the rate of the sign-ins that they belong to. */
    CHALLENGE_RESPONSE("RespondToAuthChallenge", "AdminRespondToAuthChallenge"),
    USER_CREATION("SignUp", "ConfirmSignUp", "AdminCreateUser", "AdminConfirmSignUp"),
    USER_ACCOUNT_RECOVERY(
            "ForgotPassword",
            "ConfirmForgotPassword",
            "ChangePassword",
            "AdminSetUserPassword",
            "AdminResetUserPassword"),
    USER_READ("GetUser", "AdminGetUser", "GetUserAuthFactors", "AdminGetUserAuthFactors"),
    USER_UPDATE(
            "UpdateUserAttributes",
            "DeleteUserAttributes",
            "DeleteUser",
            "GlobalSignOut",
            "AdminUpdateUserAttributes",
            "AdminDeleteUserAttributes",
            "AdminDeleteUser",
            "AdminEnableUser",
            "AdminDisableUser",
            "AdminUserGlobalSignOut",
            "AdminAddUserToGroup",
            "AdminRemoveUserFromGroup",
            "AdminLinkProviderForUser",
            "AdminDisableProviderForUser"),
    USER_TOKEN("RevokeToken"),
    USER_RESOURCE_READ(
            "GetDevice",
            "ListDevices",
            "AdminGetDevice",
            "AdminListDevices",
            "AdminListGroupsForUser",
            "AdminListUserAuthEvents",
            "ListWebAuthnCredentials",
            "GetUserAttributeVerificationCode",
            "ResendConfirmationCode"),
    USER_RESOURCE_UPDATE(
            "ConfirmDevice",
            "ForgetDevice",
            "UpdateDeviceStatus",
            "AdminForgetDevice",
            "AdminUpdateDeviceStatus",
            "AssociateSoftwareToken",
            "VerifySoftwareToken",
            "SetUserMFAPreference",
            "AdminSetUserMFAPreference",
            "SetUserSettings",
            "AdminSetUserSettings",
            "StartWebAuthnRegistration",
            "CompleteWebAuthnRegistration",
            "DeleteWebAuthnCredential",
            "VerifyUserAttribute",
            "UpdateAuthEventFeedback",
            "AdminUpdateAuthEventFeedback"),
    USER_LIST("ListUsers", "ListUsersInGroup"),
    USER_POOL_READ("DescribeUserPool", "ListUserPools"),
    USER_POOL_UPDATE("CreateUserPool", "UpdateUserPool", "DeleteUserPool"),
    USER_POOL_CLIENT_READ("DescribeUserPoolClient", "ListUserPoolClients", "ListUserPoolClientSecrets"),
    USER_POOL_CLIENT_UPDATE(
            "CreateUserPoolClient",
            "UpdateUserPoolClient",
            "DeleteUserPoolClient",
            "AddUserPoolClientSecret",
            "DeleteUserPoolClientSecret"),
    LIMIT_MANAGEMENT("GetProvisionedLimit", "UpdateProvisionedLimit"),
    /** What else is read of a pool: groups, providers, domains. */
    USER_POOL_RESOURCE_READ,
    /** What else is changed of a pool. */
    USER_POOL_RESOURCE_UPDATE;

    private static final Set<String> READING = Set.of("Get", "List", "Describe");

    @SuppressWarnings("ImmutableEnumChecker") // Set.of makes one that never changes
    private final Set<String> operations;

    RequestCategory(String... operations) {
        this.operations = Set.of(operations);
    }

    /** Every operation has one, also those that AWS will add. */
    static RequestCategory of(String operation) {
        return Arrays.stream(values())
                .filter(category -> category.operations.contains(operation))
                .findFirst()
                .orElseGet(() -> READING.stream().anyMatch(operation::startsWith)
                        ? USER_POOL_RESOURCE_READ
                        : USER_POOL_RESOURCE_UPDATE);
    }
}
