package dev.poolgate.authorizer.iam;

/** One value that a condition lists: compares it with a value of the request. */
interface ValueTest {
    boolean matches(String requested, IamContext context);

    /** Makes a test of what a policy says. */
    interface Reader {
        ValueTest read(DocumentPart part, PolicyVersion version) throws MalformedPolicyException;
    }
}
