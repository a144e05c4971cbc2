package dev.poolgate.authorizer.sign;

/**
 * A key that requests are signed with.
 *
 * @param principalArn who signs with it
 */
public record AccessKey(String accessKeyId, String secretAccessKey, String principalArn) {
    @Override
    public String toString() {
        return "AccessKey[" + accessKeyId + ", " + principalArn + "]";
    }
}
