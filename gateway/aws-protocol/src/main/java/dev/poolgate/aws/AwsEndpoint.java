package dev.poolgate.aws;

import dev.poolgate.authorizer.sign.SignatureVerifier;
import dev.poolgate.authorizer.signed.CallerLookup;
import dev.poolgate.authorizer.signed.SignedCallers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
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
    private final OperationTimes times;

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
     * An endpoint that measures nothing.
     *
     * @param callers tells operations who signed, beyond the ARN; the verifier's keys decide whether a signature counts
     * @throws IllegalArgumentException where two operations answer to the same target, or one is not in AWS's model of
     *     the service, or is signed otherwise than there
     */
    public AwsEndpoint(
            List<AwsService> services, SignatureVerifier verifier, SignedCallers callers, AwsDefaults defaults) {
        this(services, verifier, callers, defaults, new CompositeMeterRegistry());
    }

    /**
     * @param callers tells operations who signed, beyond the ARN; the verifier's keys decide whether a signature counts
     * @param meters told how long each operation takes and how it ends
     * @throws IllegalArgumentException where two operations answer to the same target, or one is not in AWS's model of
     *     the service, or is signed otherwise than there
     */
    public AwsEndpoint(
            List<AwsService> services,
            SignatureVerifier verifier,
            SignedCallers callers,
            AwsDefaults defaults,
            MeterRegistry meters) {
        this.json = new JsonProtocol(services);
        this.query = new QueryProtocol(services);
        this.callers = new CallerCheck(verifier, callers, defaults);
        this.requestIds = () -> UUID.randomUUID().toString();
        this.times = new OperationTimes(meters);
    }

    /** Never throws for what a caller or an operation did: every outcome is an answer. */
    public WireResponse answer(WireRequest request) {
        Asking asking = asking(request);
        try {
            return answer(asking, asking.protocol().read(request), request);
        } catch (RuntimeException e) {
            return error(e, asking, Optional.empty());
        }
    }

    /** The answer to a request that no operation gets to see. */
    public WireResponse refuse(WireRequest request, CommonError error, String message) {
        return error(new CommonErrorException(error, message), asking(request), Optional.empty());
    }

    /** The answer to a fault outside any operation. */
    public WireResponse fault(WireRequest request, Throwable fault) {
        Asking asking = asking(request);
        return error(Failures.fault(fault, asking.requestId(), asking.protocol()), asking, Optional.empty());
    }

    private Asking asking(WireRequest request) {
        return new Asking(spoken(request), requestIds.get(), System.nanoTime());
    }

    /** Query only where nothing says JSON, which stays the answer to what is neither. */
    private Protocol spoken(WireRequest request) {
        return !json.speaks(request) && query.speaks(request) ? query : json;
    }

    private WireResponse answer(Asking asking, Protocol.Asked asked, WireRequest request) {
        Target target = asked.target();
        try {
            AwsCall call = callers.call(request, target, asking.requestId());
            SdkPojo input = asked.input().get();
            target.check(input);
            WireResponse answer =
                    asking.protocol().success(asking.requestId(), target, invoke(target.operation(), input, call));
            times.succeeded(target, asking.start());
            return answer;
        } catch (RuntimeException e) {
            return error(e, asking, Optional.of(target));
        }
    }

    private WireResponse error(RuntimeException failure, Asking asking, Optional<Target> target) {
        return error(Failures.of(failure, asking.requestId(), asking.protocol(), target), asking, target);
    }

    private WireResponse error(WireError error, Asking asking, Optional<Target> target) {
        times.failed(target, error, asking.start());
        return asking.protocol().error(asking.requestId(), target, error);
    }

    @SuppressWarnings("unchecked") // the contract of newInput(): its builder builds the operation's input
    private static <I extends SdkPojo> SdkPojo invoke(Operation<I, ?> operation, SdkPojo input, AwsCall call) {
        return operation.handle((I) input, call);
    }

    /** What is settled before an operation is looked for. */
    private record Asking(Protocol protocol, String requestId, long start) {}
}
