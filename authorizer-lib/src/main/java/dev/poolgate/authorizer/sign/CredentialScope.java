package dev.poolgate.authorizer.sign;

import java.util.Optional;

/**
 * What a signature is good for: one day, one region, one service.
 *
 * @param date the day, {@code yyyyMMdd}, UTC
 */
public record CredentialScope(String date, String region, String service) {
    private static final String TERMINATOR = "aws4_request";

    /** As written after the access key id, for example {@code 20150830/us-east-1/iam/aws4_request}. */
    public String text() {
        return String.join("/", date, region, service, TERMINATOR);
    }

    static Optional<CredentialScope> parse(String text) {
        String[] parts = text.split("/", -1);
        boolean wellFormed = parts.length == 4 && parts[3].equals(TERMINATOR);
        return wellFormed ? Optional.of(new CredentialScope(parts[0], parts[1], parts[2])) : Optional.empty();
    }
}
