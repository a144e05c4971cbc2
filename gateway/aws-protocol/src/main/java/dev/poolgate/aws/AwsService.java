package dev.poolgate.aws;

import java.util.List;

/**
 * A service on the wire.
 *
 * @param targetPrefix what {@code X-Amz-Target} begins with, for example {@code AWSCognitoIdentityProviderService}
 * @param signingName the service in the credential scope, for example {@code cognito-idp}
 */
public record AwsService(String targetPrefix, String signingName, List<Operation<?, ?>> operations) {

    public AwsService {
        operations = List.copyOf(operations);
    }
}
