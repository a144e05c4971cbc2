package dev.poolgate.authorizer.iam;

import java.util.List;

/**
 * The most that guests of an identity pool get in the enhanced flow, whatever their role allows: what either of two
 * session policies allows.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html">IAM roles, access to AWS
 *     services for unauthenticated identities</a>
 */
public final class GuestScopeDown {
    private static final List<IamPolicy> POLICIES =
            List.of(parse("guest-scope-down", """
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"*","Action":[
                     "cloudwatch:*","logs:*","dynamodb:*","kinesis:*","mobileanalytics:*","s3:*","ses:*","sns:*",
                     "sqs:*","lambda:*","machinelearning:*","execute-api:*","iot:*","gamelift:*",
                     "cognito-identity:*","cognito-idp:*","lex:*","polly:*","comprehend:*","translate:*",
                     "transcribe:*","rekognition:*","mobiletargeting:*","firehose:*","appsync:*","personalize:*",
                     "cognito-sync:*","codewhisperer:*","sdb:*","sagemaker:InvokeEndpoint",
                     "textract:DetectDocumentText","textract:AnalyzeDocument"]}]}
                    """), parse("AmazonCognitoUnAuthedIdentitiesSessionPolicy", """
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"*","Action":[
                     "rum:PutRumEvents","sagemaker:InvokeEndpoint","polly:*","comprehend:*","translate:*",
                     "transcribe:*","rekognition:*","mobiletargeting:*","firehose:*","personalize:*",
                     "geo:GetMap*","geo:ListMaps","geo:SearchPlaceIndex*","geo:GetPlace","geo:CalculateRoute*",
                     "geo:*Geofence","geo:*Geofences","geo:*DevicePosition*",
                     "kms:Encrypt","kms:Decrypt","kms:ReEncryptTo","kms:ReEncryptFrom","kms:GenerateDataKey",
                     "kms:GenerateDataKeyPair","kms:GenerateDataKeyPairWithoutPlaintext",
                     "kms:GenerateDataKeyWithoutPlaintext"]}]}
                    """));

    private GuestScopeDown() {}

    /** Both policies, inline and managed; together they are one filter. */
    public static List<IamPolicy> policies() {
        return POLICIES;
    }

    /** What a guest has of a role's permissions. */
    public static Permissions narrow(Permissions role) {
        return role.within(POLICIES);
    }

    private static IamPolicy parse(String name, String json) {
        try {
            return IamPolicy.parse(name, json);
        } catch (MalformedPolicyException e) {
            throw new IllegalStateException(e);
        }
    }
}
