package dev.poolgate.aws;

import java.util.Optional;

/**
 * What surrounds one call of an operation.
 *
 * @param requestId answered as {@code x-amzn-RequestId}
 * @param region of the credential scope, else the configured one
 * @param accountId the configured account, for ARNs
 * @param principalArn who signed, where the call was signed
 */
public record AwsCall(String requestId, String region, String accountId, Optional<String> principalArn) {}
