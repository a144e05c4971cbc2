package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsService;
import dev.poolgate.aws.Operation;
import java.util.List;

/** Cognito's user-pool API as a service on AWS's wire. What is not in this list answers as an unknown operation. */
public final class CognitoApi {
    private CognitoApi() {}

    /** All operations over the given parts. */
    public static AwsService over(Core core) {
        return new AwsService("AWSCognitoIdentityProviderService", "cognito-idp", operations(core));
    }

    private static List<Operation<?, ?>> operations(Core core) {
        NewPools newPools = new NewPools(core.storage(), core.keys(), core.clock());
        return List.of(
                new CreateUserPool(newPools, core.identifiers()),
                new DescribeUserPool(core.pools(), core.storage().users()),
                new CreateUserPoolClient(core.pools(), core.clients(), core.identifiers(), core.clock()));
    }
}
