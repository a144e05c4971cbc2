package dev.poolgate.authorizer.sign;

/** What a signature must be for, and what of the request it must be over. None of it needs a secret. */
final class SignatureCoverage {

    private SignatureCoverage() {}

    static void check(RequestHead request, PresentedSignature presented, ExpectedScope expected) throws Rejection {
        checkScope(presented.scope(), presented.date(), expected);
        checkSignedHeaders(request, presented.parts());
    }

    private static void checkScope(CredentialScope scope, String date, ExpectedScope expected) throws Rejection {
        if (!scope.date().equals(AmzDate.day(date))) {
            throw new Rejection(
                    SignatureError.WRONG_SCOPE,
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.");
        }
        if (!scope.service().equals(expected.service())) {
            throw new Rejection(
                    SignatureError.WRONG_SCOPE,
                    "Credential should be scoped to correct service: '" + expected.service() + "'.");
        }
        if (!expected.region()
                .map(scope.region()::equals)
                .orElse(!scope.region().isEmpty())) {
            throw new Rejection(SignatureError.WRONG_SCOPE, "Credential should be scoped to a valid region.");
        }
    }

    private static void checkSignedHeaders(RequestHead request, AuthorizationHeader header) throws Rejection {
        boolean allSent = header.signedHeaders().stream()
                .noneMatch(name -> request.values(name).isEmpty());
        boolean hostSigned = header.signedHeaders().contains("host")
                && request.values("host").size() == 1;
        boolean allSigned = request.headers().keySet().stream()
                .filter(name -> name.startsWith("x-amz-") && !name.equals(HeaderForm.TOKEN))
                .allMatch(header.signedHeaders()::contains);
        if (!allSent || !hostSigned || !allSigned) {
            throw new Rejection(
                    SignatureError.UNSIGNED_HEADER,
                    "'Host' and every 'X-Amz-' header in the request must be a 'SignedHeader' in the AWS Authorization.");
        }
    }
}
