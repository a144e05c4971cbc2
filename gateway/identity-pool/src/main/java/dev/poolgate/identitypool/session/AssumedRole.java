package dev.poolgate.identitypool.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of a role and of the sessions that act as it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html">IAM identifiers</a>
 */
public final class AssumedRole {
    private static final Pattern ROLE_ARN =
            Pattern.compile("arn:(aws[\\w-]*):iam::(\\d{12}):role/(?:[\\x21-\\x7e]+/)?([\\w+=,.@-]{1,64})");
    private static final Pattern SESSION_ARN = Pattern.compile("arn:aws[\\w-]*:sts::\\d{12}:assumed-role/.+");

    private AssumedRole() {}

    /** Whether this is the ARN of a role. */
    public static boolean isRoleArn(String arn) {
        return ROLE_ARN.matcher(arn).matches();
    }

    /** Whether this is the ARN of a role of this account. */
    public static boolean isRoleOf(String accountId, String arn) {
        Matcher role = ROLE_ARN.matcher(arn);
        return role.matches() && role.group(2).equals(accountId);
    }

    /** Whether this is the ARN of a session, so that its holder has temporary credentials. */
    public static boolean isSessionArn(String arn) {
        return SESSION_ARN.matcher(arn).matches();
    }

    /**
     * The account of a role.
     *
     * @throws IllegalArgumentException where {@code roleArn} is not the ARN of a role
     */
    public static String account(String roleArn) {
        return matched(roleArn).group(2);
    }

    /**
     * The ARN of a session. It names the role without its path.
     *
     * @throws IllegalArgumentException where {@code roleArn} is not the ARN of a role
     */
    static String arn(String roleArn, String sessionName) {
        Matcher role = matched(roleArn);
        return "arn:" + role.group(1) + ":sts::" + role.group(2) + ":assumed-role/" + role.group(3) + "/" + sessionName;
    }

    private static Matcher matched(String roleArn) {
        Matcher role = ROLE_ARN.matcher(roleArn);
        if (!role.matches()) {
            throw new IllegalArgumentException("`" + roleArn + "` is not the arn of a role");
        }
        return role;
    }
}
