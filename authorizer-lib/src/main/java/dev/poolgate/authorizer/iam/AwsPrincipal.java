package dev.poolgate.authorizer.iam;

/** Reads what an AWS principal is called: an account, or an ARN of something in one. */
final class AwsPrincipal {
    private static final int ACCOUNT_DIGITS = 12;
    private static final int SERVICE = 2;
    private static final int ACCOUNT = 4;
    private static final int NAME = 5;
    private static final String ROLE = "role/";
    private static final String SESSION = "assumed-role/";

    private AwsPrincipal() {}

    static boolean isAccount(String id) {
        return id.length() == ACCOUNT_DIGITS && id.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** An ARN of IAM or STS. */
    static boolean isArn(String id) {
        Arn arn = Arn.of(id);
        return arn.isComplete()
                && id.startsWith("arn:")
                && (arn.part(SERVICE).equals("iam") || arn.part(SERVICE).equals("sts"))
                && isAccount(arn.part(ACCOUNT));
    }

    /** @param arn for which {@link #isArn} holds */
    static String account(String arn) {
        return Arn.of(arn).part(ACCOUNT);
    }

    /** Whether someone is of the account, or is a session of the role. */
    static boolean belongsTo(String someone, String accountOrRole) {
        if (!isArn(someone)) {
            return false;
        }
        return isAccount(accountOrRole)
                ? account(someone).equals(accountOrRole)
                : isSession(Arn.of(someone), Arn.of(accountOrRole));
    }

    /** A session's ARN has the role's name without its path; names are unique in an account. */
    private static boolean isSession(Arn session, Arn role) {
        String sessionName = session.part(NAME);
        String roleName = role.part(NAME);
        int end = sessionName.indexOf('/', SESSION.length());
        return sessionName.startsWith(SESSION)
                && roleName.startsWith(ROLE)
                && end > 0
                && session.part(SERVICE).equals("sts")
                && session.part(ACCOUNT).equals(role.part(ACCOUNT))
                && sessionName
                        .substring(SESSION.length(), end)
                        .equals(roleName.substring(roleName.lastIndexOf('/') + 1));
    }
}
