package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A pool's OpenID token, taken to STS for credentials of a role that the caller chooses. */
@ExtendWith(DemoServer.class)
class ClassicFlowIT {
    private static final String MAY_ALL = """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}]}\
        """;
    private static final String MAY_GET = """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "arn:aws:execute-api:*:*:*/*/GET/*"}]}\
        """;

    private final ServerProcess server;
    private final DemoClient client;
    private final String role = "classic-" + UUID.randomUUID();
    private final String poolId;

    ClassicFlowIT(ServerProcess server, DemoClient client) {
        this.server = server;
        this.client = client;
        this.poolId = pool();
    }

    @Test
    void anybody_verifies_the_token_by_what_its_issuer_publishes() throws Exception {
        SignedJWT token = SignedJWT.parse(openIdToken());
        String issuer = token.getJWTClaimsSet().getIssuer();
        JsonNode metadata = new JsonMapper()
                .readTree(server.get(URI.create(issuer + "/.well-known/openid-configuration"))
                        .body());
        String keys =
                server.get(URI.create(metadata.get("jwks_uri").stringValue())).body();

        assertThat(issuer).isEqualTo(server.pools("/cognito-identity").toString());
        assertThat(metadata.get("issuer").stringValue()).isEqualTo(issuer);
        assertThat(token.verify(new RSASSAVerifier(JWKSet.parse(keys)
                        .getKeyByKeyId(token.getHeader().getKeyID())
                        .toRSAKey())))
                .isTrue();
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly(poolId);
    }

    @Test
    void a_session_policy_narrows_what_the_role_allows() {
        String arn = createRole();
        AwsSessionCredentials whole = assume(arn, null);
        AwsSessionCredentials narrow = assume(arn, MAY_GET);

        assertThat(status("DELETE", whole)).isEqualTo(200);
        assertThat(status("GET", narrow)).isEqualTo(200);
        assertThat(status("DELETE", narrow)).isEqualTo(403);
    }

    @Test
    void a_role_deleted_ends_its_credentials() {
        String arn = createRole();
        AwsSessionCredentials credentials = assume(arn, null);
        assertThat(status("GET", credentials)).isEqualTo(200);

        try (IamClient iam = client.iam()) {
            iam.deleteRolePolicy(request -> request.roleName(role).policyName("all"));
            iam.deleteRole(request -> request.roleName(role));
        }

        assertThat(status("GET", credentials)).isEqualTo(403);
        assertThatThrownBy(() -> assume(arn, null)).hasMessageContaining("sts:AssumeRoleWithWebIdentity");
    }

    @Test
    void a_sign_out_at_the_user_pool_ends_the_credentials_and_the_token_they_came_from() {
        String arn = createRole();
        AuthenticationResultType alice = client.signIn("alice");
        String token = openIdToken(Map.of(client.provider(), alice.idToken()));
        AwsSessionCredentials credentials = assume(arn, token, null);
        assertThat(status("GET", credentials)).isEqualTo(200);

        client.revoke(alice);

        assertThat(status("GET", credentials)).isEqualTo(403);
        assertThatThrownBy(() -> assume(arn, token, null)).isInstanceOf(InvalidIdentityTokenException.class);
    }

    private String pool() {
        try (CognitoIdentityClient administrator = client.identityAdministrator()) {
            return administrator
                    .createIdentityPool(request -> request.identityPoolName("classic")
                            .allowUnauthenticatedIdentities(true)
                            .allowClassicFlow(true)
                            .cognitoIdentityProviders(CognitoIdentityProvider.builder()
                                    .providerName(client.provider())
                                    .clientId(client.value("POOLGATE_CLIENT_ID"))
                                    .build()))
                    .identityPoolId();
        }
    }

    private String createRole() {
        String trust = """
            {"Version": "2012-10-17", "Statement": [{
              "Effect": "Allow",
              "Principal": {"Federated": "cognito-identity.amazonaws.com"},
              "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "%s"}}}]}\
            """.formatted(poolId);
        try (IamClient iam = client.iam()) {
            String arn = iam.createRole(request -> request.roleName(role).assumeRolePolicyDocument(trust))
                    .role()
                    .arn();
            iam.putRolePolicy(
                    request -> request.roleName(role).policyName("all").policyDocument(MAY_ALL));
            return arn;
        }
    }

    private String openIdToken() {
        return openIdToken(Map.of());
    }

    /** @param logins none for a guest */
    private String openIdToken(Map<String, String> logins) {
        try (CognitoIdentityClient identities = client.identities()) {
            String id = identities
                    .getId(request -> request.identityPoolId(poolId).logins(logins))
                    .identityId();
            return identities
                    .getOpenIdToken(request -> request.identityId(id).logins(logins))
                    .token();
        }
    }

    /** @param policy of the session; null for none */
    private AwsSessionCredentials assume(String arn, @Nullable String policy) {
        return assume(arn, openIdToken(), policy);
    }

    private AwsSessionCredentials assume(String arn, String token, @Nullable String policy) {
        try (StsClient sts = client.sts()) {
            Credentials issued = sts.assumeRoleWithWebIdentity(request -> request.roleArn(arn)
                            .roleSessionName("classic")
                            .webIdentityToken(token)
                            .policy(policy))
                    .credentials();
            return AwsSessionCredentials.create(issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
        }
    }

    private int status(String method, AwsSessionCredentials credentials) {
        return SignedRequest.of(method, server.gateway("/ledger/1"), "", credentials)
                .send()
                .statusCode();
    }
}
