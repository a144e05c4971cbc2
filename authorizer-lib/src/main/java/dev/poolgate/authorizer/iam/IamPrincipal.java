package dev.poolgate.authorizer.iam;

/**
 * Who asks to assume a role.
 *
 * @param id for {@link Kind#AWS} an ARN or account, for {@link Kind#FEDERATED} a provider: a well-known name such as
 *     {@code cognito-identity.amazonaws.com}, or the provider's ARN
 */
public record IamPrincipal(Kind kind, String id) {

    /** The kinds that policies know principals by. */
    public enum Kind {
        AWS,
        FEDERATED,
        SERVICE
    }
}
