package dev.poolgate.aws;

import dev.poolgate.authorizer.sign.SignatureVerifier;
import dev.poolgate.aws.json.SdkJson;
import dev.poolgate.aws.json.SerializationException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Answers AWS JSON 1.1 requests with the operations it was given. Thread-safe; an operation runs, and may block, on the
 * calling thread.
 */
public final class AwsEndpoint {
    private final SdkJson json = new SdkJson();
    private final WireResponses responses = new WireResponses(json);
    private final Targets targets;
    private final CallerCheck callers;
    private final Supplier<String> requestIds;

    /**
     * @throws IllegalArgumentException where two operations answer to the same target, or one is not in AWS's model of
     *     the service, or is signed otherwise than there
     */
    public AwsEndpoint(List<AwsService> services, SignatureVerifier verifier, AwsDefaults defaults) {
        this(services, verifier, defaults, () -> UUID.randomUUID().toString());
    }

    AwsEndpoint(
            List<AwsService> services, SignatureVerifier verifier, AwsDefaults defaults, Supplier<String> requestIds) {
        this.targets = new Targets(services);
        this.callers = new CallerCheck(verifier, defaults);
        this.requestIds = requestIds;
    }

    /** Never throws for what a caller or an operation did: every outcome is an answer. */
    public WireResponse answer(WireRequest request) {
        String requestId = requestIds.get();
        try {
            return responses.success(requestId, run(request, requestId));
        } catch (CommonErrorException e) {
            return responses.common(requestId, e.error(), e.text());
        } catch (SerializationException e) {
            return responses.common(requestId, CommonError.SERIALIZATION, e.text());
        } catch (InvalidInputException e) {
            return responses.invalid(requestId, e.code(), e.text());
        } catch (AwsServiceException e) {
            return responses.modelled(requestId, e);
        } catch (RuntimeException e) {
            return responses.fault(requestId, e);
        }
    }

    /** The answer to a request that no operation gets to see. */
    public WireResponse refuse(CommonError error, String message) {
        return responses.common(requestIds.get(), error, message);
    }

    /** The answer to a fault outside any operation. */
    public WireResponse fault(Throwable fault) {
        return responses.fault(requestIds.get(), fault);
    }

    private SdkPojo run(WireRequest request, String requestId) {
        Targets.Target target = targets.find(request.head().values("x-amz-target"));
        AwsCall call = callers.call(request, target, requestId);
        SdkPojo input = json.readAny(request.body(), target.operation().newInput());
        target.check(input);
        return invoke(target.operation(), input, call);
    }

    @SuppressWarnings("unchecked") // the contract of newInput(): its builder builds the operation's input
    private static <I extends SdkPojo> SdkPojo invoke(Operation<I, ?> operation, SdkPojo input, AwsCall call) {
        return operation.handle((I) input, call);
    }
}
