package dev.poolgate.authorizer.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.iam.IamDecision.Effect;
import dev.poolgate.authorizer.iam.IamPrincipal.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies as they are found in AWS's guides and in front of real backends. */
class RealPoliciesTest {
    private static final String POOL = "us-east-1:1a2b3c4d-0000-4000-8000-123456789abc";
    private static final IamPrincipal COGNITO = new IamPrincipal(Kind.FEDERATED, "cognito-identity.amazonaws.com");
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
             "Principal":{"Federated":"cognito-identity.amazonaws.com"},
             "Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession"],
             "Condition":{"StringEquals":{"cognito-identity.amazonaws.com:aud":"%s"},
                          "ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"authenticated"}}}]}
            """.formatted(POOL);
    private static final String OWN_FILES_AND_ITEMS = """
            {"Version":"2012-10-17","Statement":[
             {"Sid":"ListOwn","Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::files",
              "Condition":{"StringLike":{"s3:prefix":["${cognito-identity.amazonaws.com:sub}/*"]}}},
             {"Sid":"OwnFiles","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],
              "Resource":"arn:aws:s3:::files/${cognito-identity.amazonaws.com:sub}/*"},
             {"Sid":"OwnItems","Effect":"Allow","Action":["dynamodb:GetItem","dynamodb:Query"],
              "Resource":"arn:aws:dynamodb:us-east-1:123456789012:table/Games",
              "Condition":{"ForAllValues:StringEquals":
                {"dynamodb:LeadingKeys":["${cognito-identity.amazonaws.com:sub}"]}}}]}
            """;

    @ParameterizedTest
    @CsvSource({
        "POOL, authenticated, sts:AssumeRoleWithWebIdentity, ALLOW",
        "POOL, authenticated, sts:TagSession, ALLOW",
        "POOL, authenticated, sts:AssumeRole, IMPLICIT_DENY",
        "POOL, unauthenticated, sts:AssumeRoleWithWebIdentity, IMPLICIT_DENY",
        "us-east-1:another, authenticated, sts:AssumeRoleWithWebIdentity, IMPLICIT_DENY",
    })
    void a_role_for_users_of_one_pool_takes_them_alone(String aud, String amr, String action, Effect expected)
            throws MalformedPolicyException {
        IamContext context = IamContext.builder()
                .with("cognito-identity.amazonaws.com:aud", aud.replace("POOL", POOL))
                .with(
                        "cognito-identity.amazonaws.com:amr",
                        List.of(amr, "cognito-idp.us-east-1.amazonaws.com/us-east-1_X"))
                .build();

        IamDecision decision = TrustPolicy.parse(TRUST).decide(COGNITO, action, context);

        assertThat(decision.effect()).isEqualTo(expected);
    }

    @Test
    void another_provider_gets_no_such_role() throws MalformedPolicyException {
        IamContext context = IamContext.EMPTY
                .with("cognito-identity.amazonaws.com:aud", POOL)
                .with("cognito-identity.amazonaws.com:amr", "authenticated");
        IamPrincipal other = new IamPrincipal(Kind.FEDERATED, "accounts.google.com");

        assertThat(TrustPolicy.parse(TRUST)
                        .decide(other, "sts:AssumeRoleWithWebIdentity", context)
                        .allowed())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject, arn:aws:s3:::files/me/a/b.txt, role/OwnFiles",
        "s3:getobject, arn:aws:s3:::files/me/, role/OwnFiles",
        "s3:GetObject, arn:aws:s3:::files/you/a.txt, ''",
        "s3:GetObject, arn:aws:s3:::files/me, ''",
        "s3:DeleteObject, arn:aws:s3:::files/me/a.txt, ''",
        "s3:ListBucket, arn:aws:s3:::files, role/ListOwn",
        "dynamodb:Query, arn:aws:dynamodb:us-east-1:123456789012:table/Games, role/OwnItems",
        "dynamodb:Query, arn:aws:dynamodb:us-east-1:123456789012:table/games, ''",
    })
    void users_reach_their_own_files_and_items(String action, String resource, String statement)
            throws MalformedPolicyException {
        IamContext context = IamContext.builder()
                .with("cognito-identity.amazonaws.com:sub", "me")
                .with("s3:prefix", "me/pictures")
                .with("dynamodb:LeadingKeys", List.of("me"))
                .build();
        Permissions permissions = Permissions.of(List.of(IamPolicy.parse("role", OWN_FILES_AND_ITEMS)));

        IamDecision decision = permissions.decide(new IamRequest(action, resource, context));

        assertThat(decision.statement()).isEqualTo(Optional.of(statement).filter(name -> !name.isEmpty()));
        assertThat(decision.allowed()).isEqualTo(!statement.isEmpty());
    }

    @Test
    void who_has_no_identity_has_no_own_files() throws MalformedPolicyException {
        Permissions permissions = Permissions.of(List.of(IamPolicy.parse("role", OWN_FILES_AND_ITEMS)));

        for (String path : List.of("/", "//a", "/a", "/${cognito-identity.amazonaws.com:sub}/a")) {
            assertThat(permissions
                            .decide(new IamRequest("s3:GetObject", "arn:aws:s3:::files" + path, IamContext.EMPTY))
                            .allowed())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "abc123/prod/GET/pets/12, api/Read",
        "abc123/prod/GET/pets/12/toys, api/Read",
        "abc123/$default/GET/pets/, api/Read",
        "abc123/prod/GET/pets, ''",
        "abc123/prod/POST/pets/12, ''",
        "abc123/prod/GET/pets/secret/1, api/Secret",
        "other/prod/GET/pets/12, ''",
    })
    void apis_are_called_by_stage_method_and_path(String target, String statement) throws MalformedPolicyException {
        Permissions permissions = Permissions.of(List.of(IamPolicy.parse("api", """
                        {"Version":"2012-10-17","Statement":[
                         {"Sid":"Read","Effect":"Allow","Action":"execute-api:Invoke",
                          "Resource":"arn:aws:execute-api:us-east-1:123456789012:abc123/*/GET/pets/*"},
                         {"Sid":"Secret","Effect":"Deny","Action":"execute-api:*",
                          "Resource":"arn:aws:execute-api:*:*:*/*/*/pets/secret/*"}]}
                        """)));
        IamRequest request = new IamRequest(
                "execute-api:Invoke", "arn:aws:execute-api:us-east-1:123456789012:" + target, IamContext.EMPTY);

        assertThat(permissions.decide(request).statement().orElse("")).isEqualTo(statement);
    }
}
