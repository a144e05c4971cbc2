package dev.poolgate.aws;

import java.util.List;

/**
 * A service on the wire.
 *
 * @param targetPrefix what {@code X-Amz-Target} begins with, for example {@code AWSCognitoIdentityProviderService};
 *     empty for a service of the Query protocol
 * @param signingName the service in the credential scope, for example {@code cognito-idp}
 */
public record AwsService(String targetPrefix, String signingName, List<Operation<?, ?>> operations) {

    public AwsService {
        operations = List.copyOf(operations);
    }

    /**
     * A service of the Query protocol, for example {@code sts}. AWS's model of it says by which version it is called.
     */
    public static AwsService query(String signingName, List<Operation<?, ?>> operations) {
        return new AwsService("", signingName, operations);
    }
}
