package dev.poolgate.authorizer.token;

/** How an issuer writes its tokens. */
public enum Profile {
    /**
     * Amazon Cognito: {@code token_use} tells the kind; the app client is {@code client_id} in an access token and
     * {@code aud} in an ID token; groups are in {@code cognito:groups}.
     */
    COGNITO("cognito:groups"),
    /**
     * RFC 9068 access tokens ({@code typ} {@code at+jwt}) and plain OpenID Connect. An access token without that
     * {@code typ} is told by its {@code scope} or {@code scp} claim.
     */
    OAUTH("groups");

    private final String groupsClaim;

    Profile(String groupsClaim) {
        this.groupsClaim = groupsClaim;
    }

    /** The claim that lists groups, unless the issuer is configured with another. */
    public String groupsClaim() {
        return groupsClaim;
    }
}
