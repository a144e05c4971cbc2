package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Tokens of a real Keycloak, shown to STS. */
@ExtendWith(Corp.Resolver.class)
class KeycloakWebIdentityIT {
    private static final String FOR_THE_STOREFRONT = """
            {"Version": "2012-10-17", "Statement": [{
              "Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "arn:aws:execute-api:*:*:*/*/GET/*",
              "Condition": {"StringEquals": {"aws:PrincipalTag/team": "storefront"}}}]}""";

    private final Corp corp;
    private final String role = "web-" + UUID.randomUUID();

    KeycloakWebIdentityIT(Corp corp) {
        this.corp = corp;
    }

    @Test
    void an_id_token_becomes_credentials_that_sts_and_the_gateway_know() throws Exception {
        String arn = createRole("shop");
        String token = idToken("shop");

        AssumeRoleWithWebIdentityResponse answer = assume(arn, token);

        assertThat(answer.subjectFromWebIdentityToken())
                .isEqualTo(SignedJWT.parse(token).getJWTClaimsSet().getSubject());
        assertThat(answer.audience()).isEqualTo("shop");
        assertThat(answer.provider()).isEqualTo(corp.oidcArn());
        AwsSessionCredentials credentials = AwsSessionCredentials.create(
                answer.credentials().accessKeyId(),
                answer.credentials().secretAccessKey(),
                answer.credentials().sessionToken());
        assertThat(corp.demo().callerOf(credentials))
                .isEqualTo("arn:aws:sts::000000000000:assumed-role/%s/alice".formatted(role));
        // the role may only get, and only with the session tag that Keycloak wrote
        assertThat(status("GET", credentials)).isEqualTo(200);
        assertThat(status("DELETE", credentials)).isEqualTo(403);
    }

    @Test
    void an_access_token_counts_by_the_audience_that_it_is_for() throws Exception {
        String access = corp.keycloak().alice().signIn("typed").access();

        assertThat(assume(createRole("orders"), access).audience()).isEqualTo("orders");
    }

    @Test
    void a_key_that_keycloak_made_after_its_keys_were_fetched_is_found() throws Exception {
        String arn = createRole("curve");
        assertThatThrownBy(() -> assume(arn, idToken("shop"))).isInstanceOf(StsException.class);

        String token = idToken("curve");

        assertThat(SignedJWT.parse(token).getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(assume(arn, token).audience()).isEqualTo("curve");
    }

    @Test
    void a_role_for_another_client_is_not_to_be_had() throws Exception {
        String arn = createRole("late");
        String token = idToken("shop");

        assertThatThrownBy(() -> assume(arn, token)).isInstanceOfSatisfying(StsException.class, refused -> assertThat(
                        refused.awsErrorDetails().errorCode())
                .isEqualTo("AccessDenied"));
    }

    @Test
    void a_client_that_is_not_registered_is_refused() throws Exception {
        String arn = createRole("stranger");
        String token = idToken("stranger");

        assertThatThrownBy(() -> assume(arn, token))
                .isInstanceOf(InvalidIdentityTokenException.class)
                .hasMessageContaining("Incorrect token audience");
    }

    @Test
    void a_forged_and_an_expired_token_are_refused() throws Exception {
        String arn = createRole("shop");
        String forged = Forgery.of(idToken("shop"));
        String expired = idToken("late");

        assertThatThrownBy(() -> assume(arn, forged)).isInstanceOf(InvalidIdentityTokenException.class);
        assertThatThrownBy(() -> assume(arn, expired)).isInstanceOf(ExpiredTokenException.class);
    }

    private String createRole(String client) {
        String trust = """
                {"Version": "2012-10-17", "Statement": [{
                  "Effect": "Allow",
                  "Principal": {"Federated": "%s"},
                  "Action": ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
                  "Condition": {"StringEquals": {"%s:aud": "%s"}}}]}""".formatted(corp.oidcArn(), corp.provider(), client);
        try (IamClient iam = corp.demo().iam()) {
            String arn = iam.createRole(request -> request.roleName(role).assumeRolePolicyDocument(trust))
                    .role()
                    .arn();
            iam.putRolePolicy(
                    request -> request.roleName(role).policyName("invoke").policyDocument(FOR_THE_STOREFRONT));
            return arn;
        }
    }

    private String idToken(String client) throws IOException {
        return corp.keycloak().alice().signIn(client).id();
    }

    private AssumeRoleWithWebIdentityResponse assume(String arn, String token) {
        try (StsClient sts = corp.demo().sts()) {
            return sts.assumeRoleWithWebIdentity(
                    request -> request.roleArn(arn).roleSessionName("alice").webIdentityToken(token));
        }
    }

    private int status(String method, AwsSessionCredentials credentials) {
        return SignedRequest.of(method, corp.server().gateway("/ledger/1"), "", credentials)
                .send()
                .statusCode();
    }
}
