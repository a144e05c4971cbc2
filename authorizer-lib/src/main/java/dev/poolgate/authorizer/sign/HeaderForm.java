package dev.poolgate.authorizer.sign;

import java.util.List;
import java.util.Optional;

/** The signature in {@code Authorization}, its time in {@code X-Amz-Date}. */
final class HeaderForm {
    static final String TOKEN = "x-amz-security-token";

    private HeaderForm() {}

    static PresentedSignature read(RequestHead request) throws Rejection {
        return new PresentedSignature(
                parts(request.values("authorization")),
                date(request.values("x-amz-date")),
                Optional.empty(),
                request.values(TOKEN),
                List.of(request.target()));
    }

    static String date(List<String> values) throws Rejection {
        if (values.size() != 1 || AmzDate.parse(values.get(0)).isEmpty()) {
            throw new Rejection(SignatureError.MALFORMED, "X-Amz-Date must be in ISO8601 'basic format'.");
        }
        return values.get(0);
    }

    private static AuthorizationHeader parts(List<String> values) throws Rejection {
        return (values.size() == 1 ? AuthorizationHeader.parse(values.get(0)) : Optional.<AuthorizationHeader>empty())
                .orElseThrow(() -> new Rejection(
                        SignatureError.MALFORMED,
                        "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters."));
    }
}
