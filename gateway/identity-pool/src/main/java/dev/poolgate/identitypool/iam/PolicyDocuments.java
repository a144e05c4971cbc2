package dev.poolgate.identitypool.iam;

import dev.poolgate.authorizer.iam.IamPolicy;
import dev.poolgate.authorizer.iam.MalformedPolicyException;
import dev.poolgate.authorizer.iam.TrustPolicy;

/** Takes documents only where they are policies, so that what is stored can be decided by. */
public final class PolicyDocuments {
    private final Reader permissions;
    private final Reader trust;

    PolicyDocuments(Reader permissions, Reader trust) {
        this.permissions = permissions;
        this.trust = trust;
    }

    /** Policies as the evaluator reads them. */
    public static PolicyDocuments strict() {
        return new PolicyDocuments(json -> IamPolicy.parse("policy", json), TrustPolicy::parse);
    }

    /** @throws software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException where it is none */
    void checkPermissions(String document) {
        check(permissions, document);
    }

    /** @throws software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException where it is none */
    void checkTrust(String document) {
        check(trust, document);
        if (PoolAudience.missing(document)) {
            throw Refusals.malformed("A trust policy for cognito-identity.amazonaws.com must have a condition on "
                    + "cognito-identity.amazonaws.com:aud that names identity pools.");
        }
    }

    private static void check(Reader reader, String document) {
        try {
            reader.read(document);
        } catch (MalformedPolicyException e) {
            throw Refusals.malformed(e.getMessage() == null ? "" : e.getMessage());
        }
    }

    /** Reads a document to the end, and throws where it is no policy. */
    @FunctionalInterface
    interface Reader {
        void read(String json) throws MalformedPolicyException;
    }
}
