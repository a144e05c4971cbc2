package dev.poolgate.authorizer.sign;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where a request carries its signature. */
public enum SignatureForm {
    /** In {@code Authorization}. */
    HEADER,
    /** In parameters of the query: a presigned URL, which works until it expires for whoever has it. */
    QUERY;

    /**
     * Every form that a request uses, or tries to. More than one is never right.
     *
     * @param target path and query as on the wire
     * @param authorization all values of that header
     */
    public static Set<SignatureForm> presentedBy(String target, List<String> authorization) {
        Set<SignatureForm> presented = EnumSet.noneOf(SignatureForm.class);
        if (authorization.stream().anyMatch(value -> value.startsWith("AWS4-"))) {
            presented.add(HEADER);
        }
        if (QueryForm.isIn(target)) {
            presented.add(QUERY);
        }
        return presented;
    }

    /** The target without what {@link #QUERY} adds to it, everything else exactly as sent. */
    public static String unsigned(String target) {
        return QueryForm.isIn(target) ? QueryParameters.of(target).targetWithout(QueryForm.PARAMETERS) : target;
    }

    PresentedSignature read(RequestHead request) throws Rejection {
        return this == HEADER ? HeaderForm.read(request) : QueryForm.read(request);
    }
}
