package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlResponse;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Responses of a real Keycloak that is set up for AWS, shown to STS. */
@ExtendWith(Corp.Resolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the name of the role is the realm's, so it is created once
class KeycloakSamlIT {
    /** One of two that the realm offers alice. */
    private static final String ROLE = "corp-engineers";

    private static final String ARN = "arn:aws:iam::000000000000:role/" + ROLE;
    private static final String FOR_ENGINEERS = """
            {"Version": "2012-10-17", "Statement": [{
              "Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*",
              "Condition": {"StringEquals": {"aws:PrincipalTag/department": "engineering"}}}]}""";

    private final Corp corp;

    KeycloakSamlIT(Corp corp) {
        this.corp = corp;
        createRole();
    }

    @Test
    void a_response_becomes_credentials_that_sts_and_the_gateway_know() throws Exception {
        AssumeRoleWithSamlResponse answer = assume(response("aws"));

        assertThat(answer.issuer()).isEqualTo(corp.keycloak().issuer());
        assertThat(answer.subjectType()).isEqualTo("persistent");
        assertThat(answer.audience()).isEqualTo("https://signin.aws.amazon.com/saml");
        AwsSessionCredentials credentials = AwsSessionCredentials.create(
                answer.credentials().accessKeyId(),
                answer.credentials().secretAccessKey(),
                answer.credentials().sessionToken());
        assertThat(corp.demo().callerOf(credentials))
                .isEqualTo("arn:aws:sts::000000000000:assumed-role/corp-engineers/alice");
        assertThat(SignedRequest.of("GET", corp.server().gateway("/ledger/1"), "", credentials)
                        .send()
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void one_whose_assertion_is_signed_only_as_part_of_the_response_counts_too() throws Exception {
        AssumeRoleWithSamlResponse answer = assume(response("lean"));

        assertThat(answer.subject()).isEqualTo("alice@corp.example");
        assertThat(answer.subjectType()).isEqualTo("urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress");
        assertThat(answer.assumedRoleUser().arn())
                .isEqualTo("arn:aws:sts::000000000000:assumed-role/corp-engineers/alice@corp.example");
    }

    @Test
    void a_role_that_keycloak_does_not_offer_is_not_to_be_had() throws Exception {
        String response = response("aws");

        assertThatThrownBy(() -> assume("arn:aws:iam::000000000000:role/corp-owners", response))
                .isInstanceOf(StsException.class)
                .hasMessageContaining("Not authorized to perform sts:AssumeRoleWithSAML");
    }

    @Test
    void a_response_that_was_changed_is_refused() throws Exception {
        String response = response("aws");

        assertRefused(changed(response, xml -> xml.replace(">engineering<", ">management<")));
        assertRefused(changed(response, xml -> xml.replace("/corp-visitors,", "/corp-owners,")));
        assertRefused(changed(response, xml -> xml.replaceAll("(?s)<dsig:Signature .*?</dsig:Signature>", "")));
    }

    private void createRole() {
        String trust = """
                {"Version": "2012-10-17", "Statement": [{
                  "Effect": "Allow",
                  "Principal": {"Federated": "%s"},
                  "Action": ["sts:AssumeRoleWithSAML", "sts:TagSession"],
                  "Condition": {"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}}}]}""".formatted(corp.samlArn());
        try (IamClient iam = corp.demo().iam()) {
            iam.createRole(request -> request.roleName(ROLE).assumeRolePolicyDocument(trust));
            iam.putRolePolicy(
                    request -> request.roleName(ROLE).policyName("invoke").policyDocument(FOR_ENGINEERS));
        }
    }

    private String response(String client) throws IOException {
        return corp.keycloak().alice().signInBySaml(client);
    }

    private AssumeRoleWithSamlResponse assume(String response) {
        return assume(ARN, response);
    }

    private AssumeRoleWithSamlResponse assume(String role, String response) {
        try (StsClient sts = corp.demo().sts()) {
            return sts.assumeRoleWithSAML(request ->
                    request.roleArn(role).principalArn(corp.samlArn()).samlAssertion(response));
        }
    }

    private void assertRefused(String response) {
        assertThatThrownBy(() -> assume(response)).isInstanceOf(InvalidIdentityTokenException.class);
    }

    static String changed(String response, UnaryOperator<String> change) {
        String xml = new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8);
        String other = change.apply(xml);
        assertThat(other).isNotEqualTo(xml);
        return Base64.getEncoder().encodeToString(other.getBytes(StandardCharsets.UTF_8));
    }
}
