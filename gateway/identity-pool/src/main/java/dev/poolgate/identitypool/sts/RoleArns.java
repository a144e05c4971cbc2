package dev.poolgate.identitypool.sts;

import java.util.regex.Pattern;

/** Tells a text that is no ARN from one of something else: only the first is an error of its own. */
final class RoleArns {
    private static final Pattern ARN = Pattern.compile("arn:[^:]+:[^:]+:[^:]*:[^:]*:.+", Pattern.DOTALL);

    private RoleArns() {}

    static void check(String roleArn) {
        if (!ARN.matcher(roleArn).matches()) {
            throw StsRefusals.invalid(roleArn + " is invalid");
        }
    }
}
