package dev.poolgate.authorizer.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestScopeDownTest {
    private static final IamRequest CALL = new IamRequest(
            "execute-api:Invoke", "arn:aws:execute-api:us-east-1:123456789012:a/prod/GET/x", IamContext.EMPTY);

    @ParameterizedTest
    @CsvSource({
        "execute-api:Invoke, true",
        "s3:GetObject, true",
        "cognito-idp:ListUsers, true",
        "sagemaker:InvokeEndpoint, true",
        "sagemaker:CreateModel, false",
        "textract:AnalyzeDocument, true",
        "textract:AnalyzeExpense, false",
        "rum:PutRumEvents, true",
        "rum:DeleteAppMonitor, false",
        "geo:GetMapTile, true",
        "geo:DeleteMap, false",
        "kms:Decrypt, true",
        "kms:CreateKey, false",
        "iam:CreateUser, false",
        "sts:AssumeRole, false",
        "ec2:RunInstances, false",
    })
    void whatever_their_role_allows_guests_reach_some_services_only(String action, boolean expected)
            throws MalformedPolicyException {
        Permissions role =
                Permissions.of(List.of(Samples.policy("{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}")));
        IamRequest request = new IamRequest(action, "*", IamContext.EMPTY);

        assertThat(role.decide(request).allowed()).isTrue();
        assertThat(GuestScopeDown.narrow(role).decide(request).allowed()).isEqualTo(expected);
    }

    @Test
    void it_gives_nothing_that_the_role_does_not() {
        assertThat(GuestScopeDown.narrow(Permissions.of(List.of())).decide(CALL).allowed())
                .isFalse();
    }

    @Test
    void its_two_policies_are_those_of_the_guide() {
        assertThat(GuestScopeDown.policies())
                .extracting(IamPolicy::name)
                .containsExactly("guest-scope-down", "AmazonCognitoUnAuthedIdentitiesSessionPolicy");
    }
}
