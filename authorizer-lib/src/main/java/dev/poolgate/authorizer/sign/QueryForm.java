package dev.poolgate.authorizer.sign;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The signature in parameters of the query. The signature itself is not part of what it is made over; the session token
 * is, unless a client added it afterwards.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html">Elements of a
 *     request signature</a>
 */
final class QueryForm {
    private static final String ALGORITHM = "X-Amz-Algorithm";
    private static final String CREDENTIAL = "X-Amz-Credential";
    private static final String DATE = "X-Amz-Date";
    private static final String EXPIRES = "X-Amz-Expires";
    private static final String SIGNED_HEADERS = "X-Amz-SignedHeaders";
    private static final String SIGNATURE = "X-Amz-Signature";
    private static final String TOKEN = "X-Amz-Security-Token";

    /** All that this form adds to a query. */
    static final Set<String> PARAMETERS =
            Set.of(ALGORITHM, CREDENTIAL, DATE, EXPIRES, SIGNED_HEADERS, SIGNATURE, TOKEN);

    private static final Set<String> TELLING = Set.of(ALGORITHM, CREDENTIAL, SIGNATURE);
    private static final int LONGEST_SECONDS = 604_800;

    private QueryForm() {}

    static boolean isIn(String target) {
        return target.indexOf('?') >= 0 && QueryParameters.of(target).hasAnyOf(TELLING);
    }

    static PresentedSignature read(RequestHead request) throws Rejection {
        QueryParameters query = QueryParameters.of(request.target());
        if (!request.values(HeaderForm.TOKEN).isEmpty()) {
            throw new Rejection(SignatureError.MALFORMED, "The session token must be in the query string alone.");
        }
        return new PresentedSignature(
                parts(query),
                HeaderForm.date(query.values(DATE)),
                Optional.of(life(only(query, EXPIRES))),
                query.values(TOKEN),
                List.of(query.targetWithout(Set.of(SIGNATURE)), query.targetWithout(Set.of(SIGNATURE, TOKEN))));
    }

    /** Read as the header form is: what is well-formed there is here, and nothing else. */
    private static AuthorizationHeader parts(QueryParameters query) throws Rejection {
        String text = only(query, ALGORITHM) + " Credential=" + only(query, CREDENTIAL) + ", SignedHeaders="
                + only(query, SIGNED_HEADERS) + ", Signature=" + only(query, SIGNATURE);
        return AuthorizationHeader.parse(text)
                .orElseThrow(() -> new Rejection(
                        SignatureError.MALFORMED, "The query-string parameters hold no valid signature."));
    }

    private static Duration life(String seconds) throws Rejection {
        int parsed = seconds.matches("[0-9]{1,6}") ? Integer.parseInt(seconds) : 0;
        if (parsed < 1 || parsed > LONGEST_SECONDS) {
            throw new Rejection(
                    SignatureError.MALFORMED, "X-Amz-Expires must be a number of seconds from 1 to 604800.");
        }
        return Duration.ofSeconds(parsed);
    }

    private static String only(QueryParameters query, String name) throws Rejection {
        List<String> values = query.values(name);
        if (values.size() != 1) {
            throw new Rejection(
                    SignatureError.MALFORMED,
                    "AWS query-string parameters must include '" + name
                            + "' once. Re-examine the query-string parameters.");
        }
        return values.get(0);
    }
}
