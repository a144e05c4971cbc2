package dev.poolgate.authorizer.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.iam.IamDecision.Effect;
import dev.poolgate.authorizer.iam.IamPrincipal.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustPolicyTest {
    private static final String ASSUME = "sts:AssumeRole";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'*' | AWS | 123456789012 | true",
                "'*' | FEDERATED | accounts.google.com | true",
                "'*' | SERVICE | ec2.amazonaws.com | true",
                "{'AWS':'*'} | AWS | arn:aws:iam::1:user/u | true",
                "{'AWS':'*'} | FEDERATED | accounts.google.com | true",
                "{'Federated':'*'} | FEDERATED | accounts.google.com | true",
                "{'Federated':'*'} | AWS | 123456789012 | false",
                "{'Service':'*'} | SERVICE | ec2.amazonaws.com | true",
                "{'Service':'*'} | FEDERATED | accounts.google.com | false",
                "{'AWS':'123456789012'} | AWS | 123456789012 | true",
                "{'AWS':'123456789012'} | AWS | arn:aws:iam::123456789012:root | true",
                "{'AWS':'123456789012'} | AWS | arn:aws:iam::123456789012:user/a/u | true",
                "{'AWS':'123456789012'} | AWS | arn:aws:sts::123456789012:assumed-role/r/s | true",
                "{'AWS':'123456789012'} | AWS | arn:aws:iam::210987654321:user/u | false",
                "{'AWS':'123456789012'} | AWS | 210987654321 | false",
                "{'AWS':'123456789012'} | AWS | arn:aws:s3::123456789012:b | false",
                "{'AWS':'123456789012'} | AWS | '' | false",
                "{'AWS':'123456789012'} | FEDERATED | 123456789012 | false",
                "{'AWS':'arn:aws:iam::123456789012:root'} | AWS | arn:aws:iam::123456789012:role/r | true",
                "{'AWS':'arn:aws:iam::123456789012:root'} | AWS | 123456789012 | true",
                "{'AWS':'arn:aws:iam::123456789012:root'} | AWS | arn:aws:iam::210987654321:root | false",
                "{'AWS':'arn:aws:iam::123456789012:user/u'} | AWS | arn:aws:iam::123456789012:user/u | true",
                "{'AWS':'arn:aws:iam::123456789012:user/u'} | AWS | arn:aws:iam::123456789012:user/U | false",
                "{'AWS':'arn:aws:iam::123456789012:user/u'} | AWS | arn:aws:iam::123456789012:root | false",
                "{'AWS':'arn:aws:iam::123456789012:user/u'} | AWS | 123456789012 | false",
                "{'AWS':'arn:aws:iam::123456789012:role/r'} | AWS | arn:aws:sts::123456789012:assumed-role/r/s | true",
                "{'AWS':'arn:aws:iam::123456789012:role/a/b/r'} | AWS "
                        + "| arn:aws:sts::123456789012:assumed-role/r/s | true",
                "{'AWS':'arn:aws:iam::123456789012:role/r'} | AWS | arn:aws:sts::123456789012:assumed-role/rr/s | false",
                "{'AWS':'arn:aws:iam::123456789012:role/r'} | AWS | arn:aws:sts::210987654321:assumed-role/r/s | false",
                "{'AWS':'arn:aws:iam::123456789012:role/r'} | AWS | arn:aws:sts::123456789012:assumed-role/r | false",
                "{'AWS':'arn:aws:iam::123456789012:role/r'} | AWS | arn:aws:iam::123456789012:assumed-role/r/s | false",
                "{'AWS':'arn:aws:iam::123456789012:user/r'} | AWS | arn:aws:sts::123456789012:assumed-role/r/s | false",
                "{'AWS':'arn:aws:sts::123456789012:assumed-role/r/s'} | AWS "
                        + "| arn:aws:sts::123456789012:assumed-role/r/s | true",
                "{'AWS':'arn:aws:sts::123456789012:assumed-role/r/s'} | AWS "
                        + "| arn:aws:sts::123456789012:assumed-role/r/t | false",
                "{'AWS':['210987654321','123456789012']} | AWS | 123456789012 | true",
                "{'Federated':'accounts.google.com'} | FEDERATED | accounts.google.com | true",
                "{'Federated':'accounts.google.com'} | FEDERATED | xaccounts.google.com | false",
                "{'Federated':'accounts.google.com'} | SERVICE | accounts.google.com | false",
                "{'Federated':'arn:aws:iam::123456789012:oidc-provider/idp'} | FEDERATED "
                        + "| arn:aws:iam::123456789012:oidc-provider/idp | true",
                "{'Federated':'arn:aws:iam::123456789012:oidc-provider/idp'} | FEDERATED | idp | false",
                "{'Federated':'123456789012'} | FEDERATED | arn:aws:iam::123456789012:saml-provider/x | false",
                "{'Service':'ec2.amazonaws.com'} | SERVICE | ec2.amazonaws.com | true",
                "{'Service':'ec2.amazonaws.com','AWS':'123456789012'} | AWS | 123456789012 | true",
            })
    void principals_are_told_apart(String named, Kind kind, String id, boolean expected)
            throws MalformedPolicyException {
        IamPrincipal principal = new IamPrincipal(kind, id.equals("''") ? "" : id);

        assertThat(decide("'Effect':'Allow','Action':'sts:*','Principal':" + named, principal)
                        .allowed())
                .isEqualTo(expected);
        assertThat(decide("'Effect':'Allow','Action':'sts:*','NotPrincipal':" + named, principal)
                        .allowed())
                .isEqualTo(!expected);
    }

    @Test
    void a_deny_wins_and_is_named() throws MalformedPolicyException {
        TrustPolicy policy = TrustPolicy.parse("""
                {"Statement":[
                 {"Sid":"All","Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"},
                 {"Effect":"Deny","NotPrincipal":{"AWS":"123456789012"},"Action":"*"}]}
                """);
        IamPrincipal ours = new IamPrincipal(Kind.AWS, "arn:aws:iam::123456789012:user/u");
        IamPrincipal theirs = new IamPrincipal(Kind.AWS, "arn:aws:iam::210987654321:user/u");

        assertThat(policy.decide(ours, ASSUME, IamContext.EMPTY))
                .isEqualTo(new IamDecision(Effect.ALLOW, Optional.of("trust-policy/All")));
        assertThat(policy.decide(theirs, ASSUME, IamContext.EMPTY))
                .isEqualTo(new IamDecision(Effect.EXPLICIT_DENY, Optional.of("trust-policy/Statement[1]")));
        assertThat(policy.decide(ours, "sts:TagSession", IamContext.EMPTY))
                .isEqualTo(new IamDecision(Effect.IMPLICIT_DENY, Optional.empty()));
    }

    @Test
    void tags_of_a_session_need_an_action_of_their_own_and_can_be_conditions() throws MalformedPolicyException {
        TrustPolicy policy = TrustPolicy.parse("""
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"idp"},
                 "Action":"sts:TagSession","Condition":{
                  "StringEquals":{"aws:RequestTag/team":"red"},
                  "ForAllValues:StringEquals":{"aws:TagKeys":["team","cost"]}}}}
                """);
        IamPrincipal idp = new IamPrincipal(Kind.FEDERATED, "idp");
        IamContext red = IamContext.EMPTY.with("aws:RequestTag/Team", "red").with("aws:TagKeys", List.of("team"));

        assertThat(policy.decide(idp, "sts:TagSession", red).allowed()).isTrue();
        assertThat(policy.decide(idp, "sts:AssumeRoleWithWebIdentity", red).allowed())
                .isFalse();
        assertThat(policy.decide(idp, "sts:TagSession", red.with("aws:TagKeys", List.of("team", "admin")))
                        .allowed())
                .isFalse();
        assertThat(policy.decide(idp, "sts:TagSession", red.with("aws:RequestTag/team", "Red"))
                        .allowed())
                .isFalse();
    }

    private static IamDecision decide(String statement, IamPrincipal principal) throws MalformedPolicyException {
        return TrustPolicy.parse(Samples.json("{'Statement':{" + statement + "}}"))
                .decide(principal, ASSUME, IamContext.EMPTY);
    }
}
