package dev.poolgate.identitypool.rates;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Operations that have a rate, each one of its own. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html">Quotas in Amazon Cognito</a>.
 */
public enum IdentityPoolRequest {
    GET_ID("GetId", 25),
    GET_CREDENTIALS_FOR_IDENTITY("GetCredentialsForIdentity", 200),
    GET_OPEN_ID_TOKEN("GetOpenIdToken", 200),
    GET_OPEN_ID_TOKEN_FOR_DEVELOPER_IDENTITY("GetOpenIdTokenForDeveloperIdentity", 50),
    LIST_IDENTITIES("ListIdentities", 5),
    DELETE_IDENTITIES("DeleteIdentities", 10),
    TAG_RESOURCE("TagResource", 5),
    UNTAG_RESOURCE("UntagResource", 5),
    LIST_TAGS_FOR_RESOURCE("ListTagsForResource", 10);

    private final String operation;
    private final int perSecond;

    IdentityPoolRequest(String operation, int perSecond) {
        this.operation = operation;
        this.perSecond = perSecond;
    }

    /** Empty for an operation that has no rate at AWS either. */
    static Optional<IdentityPoolRequest> of(String operation) {
        return Arrays.stream(values())
                .filter(each -> each.operation.equals(operation))
                .findFirst();
    }

    /** AWS's rates, except where others are given. */
    static Map<IdentityPoolRequest, Integer> ratesWith(Map<IdentityPoolRequest, Integer> given) {
        Map<IdentityPoolRequest, Integer> rates = new EnumMap<>(IdentityPoolRequest.class);
        Arrays.stream(values()).forEach(each -> rates.put(each, each.perSecond));
        rates.putAll(given);
        return rates;
    }
}
