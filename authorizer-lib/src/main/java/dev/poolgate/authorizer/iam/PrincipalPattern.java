package dev.poolgate.authorizer.iam;

import dev.poolgate.authorizer.iam.IamPrincipal.Kind;

/**
 * One principal that a statement names, or everyone of its kind.
 *
 * @param id an account's, where it names the whole account; {@code *} for everyone
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 */
record PrincipalPattern(Kind kind, String id) {
    /** Also written {@code {"AWS": "*"}}. */
    static final PrincipalPattern ANYONE = new PrincipalPattern(Kind.AWS, "*");

    private static final String ROOT = ":root";

    static PrincipalPattern parse(Kind kind, DocumentPart part) throws MalformedPolicyException {
        String id = part.text();
        if (id.equals("*")) {
            return new PrincipalPattern(kind, id);
        }
        if (id.isEmpty() || id.indexOf('*') >= 0 || id.indexOf('?') >= 0) {
            throw part.malformed("is empty or has a wildcard, where only all or one can be named");
        }
        return kind == Kind.AWS ? aws(id, part) : new PrincipalPattern(kind, id);
    }

    private static PrincipalPattern aws(String id, DocumentPart part) throws MalformedPolicyException {
        if (AwsPrincipal.isAccount(id)) {
            return new PrincipalPattern(Kind.AWS, id);
        }
        if (!AwsPrincipal.isArn(id)) {
            throw part.malformed("is neither an account nor an arn of a principal");
        }
        return new PrincipalPattern(Kind.AWS, id.endsWith(ROOT) ? AwsPrincipal.account(id) : id);
    }

    boolean isAnyone() {
        return id.equals("*") && kind == Kind.AWS;
    }

    boolean matches(IamPrincipal principal) {
        if (isAnyone()) {
            return true;
        }
        return kind == principal.kind() && (id.equals("*") || matchesId(principal.id()));
    }

    private boolean matchesId(String other) {
        return id.equals(other) || (kind == Kind.AWS && AwsPrincipal.belongsTo(other, id));
    }
}
