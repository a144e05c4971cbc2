package dev.poolgate.aws;

import dev.poolgate.authorizer.signed.SignedCaller;
import java.net.InetAddress;
import java.util.Optional;

/**
 * What surrounds one call of an operation.
 *
 * @param requestId answered as {@code x-amzn-RequestId}
 * @param region of the credential scope, else the configured one
 * @param accountId the configured account, for ARNs
 * @param principalArn who signed, where the call was signed
 * @param accessKeyId what it was signed with, where the call was signed
 * @param signedCaller the holder of that key, with user id and permissions; empty for a key that only configuration
 *     knows
 * @param source the address that the call came from; empty where nobody knows
 */
public record AwsCall(
        String requestId,
        String region,
        String accountId,
        Optional<String> principalArn,
        Optional<String> accessKeyId,
        Optional<SignedCaller> signedCaller,
        Optional<InetAddress> source) {

    /** A call of whose signer no more is known than the ARN. */
    public AwsCall(String requestId, String region, String accountId, Optional<String> principalArn) {
        this(requestId, region, accountId, principalArn, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same from an address. */
    public AwsCall from(Optional<InetAddress> address) {
        return new AwsCall(requestId, region, accountId, principalArn, accessKeyId, signedCaller, address);
    }
}
