package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.server.KeycloakUser.Tokens;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.iam.IamClient;

/** Users of a real Keycloak as identities of a pool, by OpenID Connect and by SAML. */
@ExtendWith(Corp.Resolver.class)
class KeycloakLoginsIT {
    private final Corp corp;
    private final String poolId;
    private final String role = "identity-" + UUID.randomUUID();

    KeycloakLoginsIT(Corp corp) {
        this.corp = corp;
        this.poolId = createPool();
    }

    @Test
    void a_user_of_keycloak_is_one_identity_and_gets_credentials() throws Exception {
        Map<String, String> first = byOidc(signIn("shop").id());
        Map<String, String> second = byOidc(signIn("shop").id());

        assertThat(identity(first)).isEqualTo(identity(second));
        assertThat(corp.demo().callerOf(credentials(first)))
                .isEqualTo("arn:aws:sts::000000000000:assumed-role/%s/CognitoIdentityCredentials".formatted(role));
    }

    @Test
    void a_saml_response_is_a_login_too() throws Exception {
        Map<String, String> first = bySaml(corp.keycloak().alice().signInBySaml("aws"));
        Map<String, String> second = bySaml(corp.keycloak().alice().signInBySaml("aws"));

        assertThat(identity(first)).isEqualTo(identity(second));
        assertThat(corp.demo().callerOf(credentials(first)))
                .isEqualTo("arn:aws:sts::000000000000:assumed-role/%s/CognitoIdentityCredentials".formatted(role));
    }

    @Test
    void who_shows_both_logins_is_one_identity() throws Exception {
        Map<String, String> both = Map.of(
                corp.provider(), signIn("shop").id(),
                corp.samlArn(), corp.keycloak().alice().signInBySaml("aws"));

        assertThat(identity(both)).isEqualTo(identity(byOidc(signIn("shop").id())));
    }

    @Test
    void a_forged_and_an_expired_id_token_are_refused() throws Exception {
        assertRefused(byOidc(Forgery.of(signIn("shop").id())), "Couldn't verify signed token");
        assertRefused(byOidc(signIn("late").id()), "Token expired");
    }

    @Test
    void an_access_token_and_the_id_token_of_a_stranger_are_no_logins() throws Exception {
        assertRefused(byOidc(signIn("shop").access()), "Not a valid OpenId Connect identity token");
        assertRefused(byOidc(signIn("stranger").id()), "Token is not from a supported provider");
    }

    @Test
    void a_changed_saml_response_is_refused() throws Exception {
        String response =
                KeycloakSamlIT.changed(corp.keycloak().alice().signInBySaml("aws"), xml -> xml.replace(">G-", ">H-"));

        assertRefused(bySaml(response), "Invalid login token");
    }

    private String createPool() {
        try (CognitoIdentityClient administrator = corp.demo().identityAdministrator();
                IamClient iam = corp.demo().iam()) {
            String id = administrator
                    .createIdentityPool(request -> request.identityPoolName("corp")
                            .allowUnauthenticatedIdentities(false)
                            .openIdConnectProviderARNs(corp.oidcArn())
                            .samlProviderARNs(corp.samlArn()))
                    .identityPoolId();
            String arn = iam.createRole(request -> request.roleName(role).assumeRolePolicyDocument(trust(id)))
                    .role()
                    .arn();
            administrator.setIdentityPoolRoles(
                    request -> request.identityPoolId(id).roles(Map.of("authenticated", arn)));
            return id;
        }
    }

    private static String trust(String pool) {
        return """
                {"Version": "2012-10-17", "Statement": [{
                  "Effect": "Allow",
                  "Principal": {"Federated": "cognito-identity.amazonaws.com"},
                  "Action": "sts:AssumeRoleWithWebIdentity",
                  "Condition": {
                    "StringEquals": {"cognito-identity.amazonaws.com:aud": "%s"},
                    "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}]}""".formatted(pool);
    }

    private Tokens signIn(String client) throws IOException {
        return corp.keycloak().alice().signIn(client);
    }

    private Map<String, String> byOidc(String token) {
        return Map.of(corp.provider(), token);
    }

    private Map<String, String> bySaml(String response) {
        return Map.of(corp.samlArn(), response);
    }

    private String identity(Map<String, String> logins) {
        try (CognitoIdentityClient identities = corp.demo().identities()) {
            return identities
                    .getId(request -> request.identityPoolId(poolId).logins(logins))
                    .identityId();
        }
    }

    private AwsSessionCredentials credentials(Map<String, String> logins) {
        try (CognitoIdentityClient identities = corp.demo().identities()) {
            Credentials issued = identities
                    .getCredentialsForIdentity(
                            request -> request.identityId(identity(logins)).logins(logins))
                    .credentials();
            return AwsSessionCredentials.create(issued.accessKeyId(), issued.secretKey(), issued.sessionToken());
        }
    }

    private void assertRefused(Map<String, String> logins, String words) {
        assertThatThrownBy(() -> identity(logins))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining(words);
    }
}
