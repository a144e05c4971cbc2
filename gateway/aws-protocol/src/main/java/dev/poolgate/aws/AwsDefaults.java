package dev.poolgate.aws;

/**
 * Where calls belong that do not say it themselves.
 *
 * @param region of calls without a signature, for example {@code eu-central-1}
 * @param accountId twelve digits, for ARNs
 */
public record AwsDefaults(String region, String accountId) {}
