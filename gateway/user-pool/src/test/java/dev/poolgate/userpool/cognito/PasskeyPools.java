package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.passkeys.SoftAuthenticator;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CompleteWebAuthnRegistrationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListWebAuthnCredentialsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListWebAuthnCredentialsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StartWebAuthnRegistrationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StartWebAuthnRegistrationResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserVerificationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnCredentialDescription;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnFactorConfigurationType;

/** A pool whose users have passkeys of {@code example.com}. */
final class PasskeyPools {
    static final String SITE = "example.com";

    private final Fixture pools;

    PasskeyPools(Fixture pools) {
        this.pools = pools;
    }

    String pool(UserVerificationType verification) {
        String id = "eu-west-1_passkeys" + verification.name();
        seed(id);
        configure(id, verification);
        return id;
    }

    String poolWithoutSite() {
        seed("eu-west-1_passkeysNOWHERE");
        return "eu-west-1_passkeysNOWHERE";
    }

    private void seed(String id) {
        pools.pools()
                .seeding()
                .pool(
                        id,
                        CreateUserPoolRequest.builder()
                                .poolName("passkeys")
                                .policies(policies -> policies.signInPolicy(signIn -> signIn.allowedFirstAuthFactors(
                                        AuthFactorType.PASSWORD, AuthFactorType.WEB_AUTHN)))
                                .build());
    }

    /** A pool where a passkey that verifies its user stands for both factors, and users may have text messages. */
    String poolOfBothFactors() {
        String id = "eu-west-1_passkeysBOTH";
        seed(id);
        pools.call(SetUserPoolMfaConfigRequest.builder()
                .userPoolId(id)
                .mfaConfiguration(UserPoolMfaType.OPTIONAL)
                .smsMfaConfiguration(sms -> sms.smsAuthenticationMessage("Code {####}"))
                .webAuthnConfiguration(site -> site.relyingPartyId(SITE)
                        .userVerification(UserVerificationType.PREFERRED)
                        .factorConfiguration(WebAuthnFactorConfigurationType.MULTI_FACTOR_WITH_USER_VERIFICATION))
                .build());
        return id;
    }

    private static void configure(String id, UserVerificationType verification) {
        UserPoolStorage storage = UserPoolStorage.open(Fixture.DATABASE);
        storage.atomically(() -> storage.poolMfa()
                .put(
                        id,
                        SetUserPoolMfaConfigResponse.builder()
                                .webAuthnConfiguration(WebAuthnConfigurationType.builder()
                                        .relyingPartyId(SITE)
                                        .userVerification(verification)
                                        .build())
                                .build()));
    }

    /** An access token of a new user of the pool. */
    String token(String poolId) {
        String client = pools.client(poolId, settings -> settings).clientId();
        return pools.signIn(client, pools.confirmedUser(poolId)).accessToken();
    }

    /** The options as JSON. */
    String start(String token) {
        StartWebAuthnRegistrationResponse response = pools.call(
                StartWebAuthnRegistrationRequest.builder().accessToken(token).build());
        return CredentialDocuments.json(response.credentialCreationOptions());
    }

    void complete(String token, String credential) {
        pools.call(CompleteWebAuthnRegistrationRequest.builder()
                .accessToken(token)
                .credential(CredentialDocuments.publicKey("{\"publicKey\":" + credential + "}"))
                .build());
    }

    SoftAuthenticator register(String token) {
        SoftAuthenticator authenticator = SoftAuthenticator.es256(SITE);
        complete(token, authenticator.register(start(token)));
        return authenticator;
    }

    List<WebAuthnCredentialDescription> list(String token) {
        return page(token, null, null).credentials();
    }

    ListWebAuthnCredentialsResponse page(String token, @Nullable Integer size, @Nullable String next) {
        return pools.call(ListWebAuthnCredentialsRequest.builder()
                .accessToken(token)
                .maxResults(size)
                .nextToken(next)
                .build());
    }
}
