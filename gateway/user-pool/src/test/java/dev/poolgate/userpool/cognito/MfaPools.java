package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.SecondFactor;
import dev.poolgate.userpool.passwords.AuthenticatorApp;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserMfaPreferenceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenRequest;

/** Pools with second factors, and what their users do with them. The pools are in the database of all tests. */
final class MfaPools {
    final Fixture pools;
    private final UserPoolStorage storage;

    MfaPools(Fixture pools) {
        this.pools = pools;
        this.storage = UserPoolStorage.open(Fixture.DATABASE);
    }

    /** A pool of the mode that offers all second factors, made once for all tests. */
    String pool(UserPoolMfaType mode) {
        return pool("all", mode, SecondFactor.values());
    }

    String pool(String name, UserPoolMfaType mode, SecondFactor... offered) {
        String id = "eu-west-1_" + name + mode;
        pools.pools()
                .seeding()
                .pool(
                        id,
                        CreateUserPoolRequest.builder()
                                .poolName(id)
                                .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                                .build());
        pools.call(offering(id, mode, Set.of(offered)));
        return id;
    }

    /** Lets choice-based sign-ins of the pool begin with the factors. */
    void allow(String poolId, AuthFactorType... factors) {
        UserPoolType settings = storage.pools().find(poolId).orElseThrow().settings();
        UserPoolPolicyType policies = settings.policies().toBuilder()
                .signInPolicy(policy -> policy.allowedFirstAuthFactors(factors))
                .build();
        storage.pools().replace(new Pool(settings.toBuilder().policies(policies).build()));
    }

    String client(String poolId) {
        return pools.client(
                        poolId,
                        settings -> settings.explicitAuthFlows(
                                ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                                ExplicitAuthFlowsType.ALLOW_ADMIN_USER_PASSWORD_AUTH,
                                ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH,
                                ExplicitAuthFlowsType.ALLOW_USER_AUTH,
                                ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH))
                .clientId();
    }

    String user(String poolId, Map<String, String> attributes) {
        String name = Fixture.unique("mona");
        pools.pools().seeding().user(poolId, name, Fixture.PASSWORD, attributes, Set.of());
        return name;
    }

    String userWithAddresses(String poolId) {
        return user(
                poolId,
                Map.of(
                        "email", "mona@example.com",
                        "email_verified", "true",
                        "phone_number", "+441234567890",
                        "phone_number_verified", "true"));
    }

    void prefer(String poolId, String name, SecondFactor factor, boolean preferred) {
        AdminSetUserMfaPreferenceRequest.Builder request =
                AdminSetUserMfaPreferenceRequest.builder().userPoolId(poolId).username(name);
        switch (factor) {
            case SMS_MFA -> request.smsMfaSettings(wish -> wish.enabled(true).preferredMfa(preferred));
            case SOFTWARE_TOKEN_MFA ->
                request.softwareTokenMfaSettings(wish -> wish.enabled(true).preferredMfa(preferred));
            case EMAIL_OTP ->
                request.emailMfaSettings(wish -> wish.enabled(true).preferredMfa(preferred));
        }
        pools.call(request.build());
    }

    /** An administrator takes away what a factor needs. */
    void lose(String poolId, String name, String attribute) {
        pools.call(AdminDeleteUserAttributesRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .userAttributeNames(attribute)
                .build());
    }

    /** An app that the user has registered. Half a minute passes, because its first code is used. */
    AuthenticatorApp register(String accessToken) {
        AssociateSoftwareTokenResponse associated = pools.call(
                AssociateSoftwareTokenRequest.builder().accessToken(accessToken).build());
        AuthenticatorApp app = new AuthenticatorApp(associated.secretCode());
        pools.call(VerifySoftwareTokenRequest.builder()
                .accessToken(accessToken)
                .userCode(app.code(pools.clock.instant()))
                .friendlyDeviceName("phone")
                .build());
        pools.clock.pass(java.time.Duration.ofSeconds(30));
        return app;
    }

    RespondToAuthChallengeResponse answer(String clientId, String name, InitiateAuthResponse asked, String code) {
        return answer(clientId, name, asked.challengeName(), asked.session(), asked.challengeName() + "_CODE", code);
    }

    RespondToAuthChallengeResponse answer(
            String clientId, String name, ChallengeNameType challenge, String session, String key, String value) {
        return answer(clientId, challenge, session, Map.of("USERNAME", name, key, value));
    }

    RespondToAuthChallengeResponse answer(
            String clientId, ChallengeNameType challenge, String session, Map<String, String> answers) {
        return pools.call(RespondToAuthChallengeRequest.builder()
                .clientId(clientId)
                .challengeName(challenge)
                .session(session)
                .challengeResponses(new HashMap<>(answers))
                .build());
    }

    private static SetUserPoolMfaConfigRequest offering(String id, UserPoolMfaType mode, Set<SecondFactor> offered) {
        SetUserPoolMfaConfigRequest.Builder request = SetUserPoolMfaConfigRequest.builder()
                .userPoolId(id)
                .mfaConfiguration(mode)
                .softwareTokenMfaConfiguration(
                        token -> token.enabled(offered.contains(SecondFactor.SOFTWARE_TOKEN_MFA)));
        if (offered.contains(SecondFactor.SMS_MFA)) {
            request.smsMfaConfiguration(sms -> sms.smsAuthenticationMessage("Text code {####}"));
        }
        if (offered.contains(SecondFactor.EMAIL_OTP)) {
            request.emailMfaConfiguration(
                    email -> email.message("Mail code {####}").subject("Your code"));
        }
        return request.build();
    }
}
