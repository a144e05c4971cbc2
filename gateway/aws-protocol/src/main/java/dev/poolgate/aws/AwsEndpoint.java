package dev.poolgate.aws;

import dev.poolgate.authorizer.sign.SignatureVerifier;
import dev.poolgate.authorizer.signed.CallerLookup;
import dev.poolgate.authorizer.signed.SignedCallers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Answers AWS requests, JSON 1.1 and Query, with the operations it was given. Thread-safe; an operation runs, and may
 * block, on the calling thread.
 */
public final class AwsEndpoint {
    private static final SignedCallers NOBODY = (accessKeyId, sessionToken) -> new CallerLookup.Unknown();

    private final Protocol json;
    private final Protocol query;
    private final CallerCheck callers;
    private final Supplier<String> requestIds;

    /**
     * An endpoint that knows no more of a signer than the ARN of the key.
     *
     * @throws IllegalArgumentException where two operations answer to the same target, or one is not in AWS's model of
     *     the service, or is signed otherwise than there
     */
    public AwsEndpoint(List<AwsService> services, SignatureVerifier verifier, AwsDefaults defaults) {
        this(services, verifier, NOBODY, defaults);
    }

    /**
     * @param callers tells operations who signed, beyond the ARN; the verifier's keys decide whether a signature counts
     * @throws IllegalArgumentException where two operations answer to the same target, or one is not in AWS's model of
     *     the service, or is signed otherwise than there
     */
    public AwsEndpoint(
            List<AwsService> services, SignatureVerifier verifier, SignedCallers callers, AwsDefaults defaults) {
        this.json = new JsonProtocol(services);
        this.query = new QueryProtocol(services);
        this.callers = new CallerCheck(verifier, callers, defaults);
        this.requestIds = () -> UUID.randomUUID().toString();
    }

    /** Never throws for what a caller or an operation did: every outcome is an answer. */
    public WireResponse answer(WireRequest request) {
        String requestId = requestIds.get();
        Protocol protocol = spoken(request);
        try {
            return answer(protocol, protocol.read(request), request, requestId);
        } catch (RuntimeException e) {
            return error(e, requestId, protocol, Optional.empty());
        }
    }

    /** The answer to a request that no operation gets to see. */
    public WireResponse refuse(WireRequest request, CommonError error, String message) {
        return error(new CommonErrorException(error, message), requestIds.get(), spoken(request), Optional.empty());
    }

    /** The answer to a fault outside any operation. */
    public WireResponse fault(WireRequest request, Throwable fault) {
        String requestId = requestIds.get();
        Protocol protocol = spoken(request);
        return protocol.error(requestId, Optional.empty(), Failures.fault(fault, requestId, protocol));
    }

    /** Query only where nothing says JSON, which stays the answer to what is neither. */
    private Protocol spoken(WireRequest request) {
        return !json.speaks(request) && query.speaks(request) ? query : json;
    }

    private WireResponse answer(Protocol protocol, Protocol.Asked asked, WireRequest request, String requestId) {
        Target target = asked.target();
        try {
            AwsCall call = callers.call(request, target, requestId);
            SdkPojo input = asked.input().get();
            target.check(input);
            return protocol.success(requestId, target, invoke(target.operation(), input, call));
        } catch (RuntimeException e) {
            return error(e, requestId, protocol, Optional.of(target));
        }
    }

    private static WireResponse error(
            RuntimeException failure, String requestId, Protocol protocol, Optional<Target> target) {
        return protocol.error(requestId, target, Failures.of(failure, requestId, protocol, target));
    }

    @SuppressWarnings("unchecked") // the contract of newInput(): its builder builds the operation's input
    private static <I extends SdkPojo> SdkPojo invoke(Operation<I, ?> operation, SdkPojo input, AwsCall call) {
        return operation.handle((I) input, call);
    }
}
