package dev.poolgate.identitypool.directory;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARNs of identity pools: {@code arn:aws:cognito-identity:region:account:identitypool/id}.
 *
 * @param accountId that all pools here belong to
 */
public record PoolArns(String accountId) {
    private static final Pattern ARN =
            Pattern.compile("arn:aws:cognito-identity:([\\w-]+):(\\d{12}):identitypool/(([\\w-]+):[0-9a-f-]+)");

    public String of(String poolId) {
        String region = poolId.substring(0, poolId.indexOf(':'));
        return "arn:aws:cognito-identity:" + region + ":" + accountId + ":identitypool/" + poolId;
    }

    /** The pool that an ARN names; empty where it is the ARN of no pool of this account. */
    public Optional<String> poolId(String arn) {
        Matcher matcher = ARN.matcher(arn);
        boolean ours = matcher.matches()
                && matcher.group(1).equals(matcher.group(4))
                && matcher.group(2).equals(accountId);
        return ours ? Optional.of(matcher.group(3)) : Optional.empty();
    }
}
