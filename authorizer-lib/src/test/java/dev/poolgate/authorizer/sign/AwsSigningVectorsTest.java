package dev.poolgate.authorizer.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** AWS's signing test suite, both ways: what we would sign, and what we accept. */
class AwsSigningVectorsTest {
    /**
     * Signed over the path as it is, dots and double slashes included, as only S3 does. The verifier takes the path of
     * any other service normalized, as those services do, so these signatures are of another request.
     */
    private static final Set<String> UNNORMALIZED_PATHS = Set.of(
            "get-relative-unnormalized",
            "get-relative-relative-unnormalized",
            "get-slash-dot-slash-unnormalized",
            "get-slash-pointless-dot-unnormalized",
            "get-slash-unnormalized",
            "get-slashes-unnormalized");

    static Stream<SigningVector> vectors() {
        return SigningVector.all().stream();
    }

    @Test
    void the_suite_is_there() {
        assertThat(SigningVector.all()).hasSize(38);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void what_is_signed_is_what_aws_signs(SigningVector vector) {
        SignableRequest request = completed(vector);
        NavigableSet<String> signed = new TreeSet<>(request.headers().keySet());
        String canonical = CanonicalRequest.of(
                request, signed, vector.normalize() ? PathStyle.NORMALIZED : PathStyle.UNNORMALIZED);

        assertThat(canonical).isEqualTo(vector.canonicalRequest());
        String date = AmzDate.format(vector.time());
        assertThat(SigningKey.signature(vector.secret(), vector.scope(), date, canonical))
                .isEqualTo(vector.signature());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void what_aws_signed_is_accepted(SigningVector vector) {
        SignatureVerifier verifier = new SignatureVerifier(keys(vector), Clock.fixed(vector.time(), ZoneOffset.UTC));

        assertVerdict(vector, verifier, vector.signedRequest());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void what_aws_presigned_has_the_canonical_request_aws_says(SigningVector vector) throws Rejection {
        SignableRequest request = vector.presignedRequest();
        PresentedSignature presented = SignatureForm.QUERY.read(request.head());
        String target = presented.targets().get(vector.omitsToken() ? 1 : 0);
        String canonical = CanonicalRequest.of(
                request.withTarget(target),
                presented.parts().signedHeaders(),
                vector.normalize() ? PathStyle.NORMALIZED : PathStyle.UNNORMALIZED);

        assertThat(canonical).isEqualTo(vector.presignedCanonicalRequest());
        assertThat(presented.parts().signature()).isEqualTo(vector.presignedSignature());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void what_aws_presigned_is_accepted(SigningVector vector) {
        SignatureVerifier verifier = new SignatureVerifier(
                keys(vector), Clock.fixed(vector.time(), ZoneOffset.UTC), Set.of(SignatureForm.QUERY));

        assertVerdict(vector, verifier, vector.presignedRequest());
    }

    private static void assertVerdict(SigningVector vector, SignatureVerifier verifier, SignableRequest request) {
        SignatureResult result = verifier.verify(
                request, ExpectedScope.of("service", vector.scope().region()));

        Optional<SignatureError> error =
                result.fold(valid -> Optional.empty(), invalid -> Optional.of(invalid.error()));
        assertThat(error)
                .isEqualTo(
                        UNNORMALIZED_PATHS.contains(vector.name())
                                ? Optional.of(SignatureError.MISMATCH)
                                : Optional.empty());
    }

    /** The request with the headers a signer adds before it signs. */
    private static SignableRequest completed(SigningVector vector) {
        SignableRequest request = vector.request();
        Map<String, List<String>> headers = new HashMap<>(request.headers());
        headers.put("x-amz-date", List.of(AmzDate.format(vector.time())));
        if (vector.token() != null && !vector.omitsToken()) {
            headers.put("x-amz-security-token", List.of(Objects.requireNonNull(vector.token())));
        }
        if (vector.signBody()) {
            headers.put("x-amz-content-sha256", List.of(request.bodyHash()));
        }
        return new SignableRequest(request.method(), request.target(), headers, request.bodyHash());
    }

    private static AccessKeys keys(SigningVector vector) {
        return (id, token) -> id.equals("AKIDEXAMPLE") && Objects.equals(token, vector.token())
                ? Optional.of(new AccessKey(id, vector.secret(), "arn:aws:iam::000000000000:user/example"))
                : Optional.empty();
    }
}
