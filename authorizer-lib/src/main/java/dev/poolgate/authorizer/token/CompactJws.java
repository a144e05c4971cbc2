package dev.poolgate.authorizer.token;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A JWS in compact serialization, RFC 7515 section 7.1, taken apart and not verified.
 *
 * @param signingInput what the signature is over: the first two parts as sent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never out of this package
record CompactJws(JwsHeader header, byte[] payload, String signingInput, byte[] signature) {
    private static final int DOTS = 2;
    private static final int DOTS_OF_JWE = 4;

    /** @param longest in bytes; looked at first, so that nothing is spent on more (S14) */
    static TokenResult<CompactJws> parse(String text, int longest) {
        if (text.length() > longest) {
            return TokenResult.rejected(TokenError.MALFORMED);
        }
        long dots = text.chars().filter(c -> c == '.').count();
        if (dots != DOTS) {
            return TokenResult.rejected(dots == DOTS_OF_JWE ? TokenError.ENCRYPTED : TokenError.MALFORMED);
        }
        int first = text.indexOf('.');
        int second = text.lastIndexOf('.');
        return assemble(
                StrictBase64Url.decode(text.substring(0, first)),
                StrictBase64Url.decode(text.substring(first + 1, second)),
                text.substring(0, second),
                StrictBase64Url.decode(text.substring(second + 1)));
    }

    private static TokenResult<CompactJws> assemble(
            Optional<byte[]> header, Optional<byte[]> payload, String signingInput, Optional<byte[]> signature) {
        if (header.isEmpty() || payload.isEmpty() || signature.isEmpty()) {
            return TokenResult.rejected(TokenError.MALFORMED);
        }
        return JwsHeader.parse(header.get())
                .then(parsed ->
                        TokenResult.accepted(new CompactJws(parsed, payload.get(), signingInput, signature.get())));
    }

    byte[] signedBytes() {
        return signingInput.getBytes(StandardCharsets.US_ASCII);
    }
}
