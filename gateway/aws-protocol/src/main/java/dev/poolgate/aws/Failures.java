package dev.poolgate.aws;

import dev.poolgate.aws.model.ErrorCode;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Tells what a failure is to the caller. The only place that decides what of it may leave. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static WireError of(RuntimeException failure, String requestId, Protocol protocol, Optional<Target> target) {
        if (failure instanceof CommonErrorException common) {
            return new WireError(protocol.code(common.error()), common.text());
        }
        if (failure instanceof InvalidInputException invalid) {
            return new WireError(new ErrorCode(invalid.code(), 400), invalid.text());
        }
        if (failure instanceof AwsServiceException modelled && ours(modelled) && target.isPresent()) {
            return new WireError(target.get().code(modelled), ModelledError.message(modelled), modelled);
        }
        return fault(failure, requestId, protocol);
    }

    /** A fault of ours: no detail leaves, the log has it under the request id. */
    static WireError fault(Throwable fault, String requestId, Protocol protocol) {
        LOG.error("request `{}` failed", requestId, fault);
        return new WireError(protocol.code(CommonError.INTERNAL), "");
    }

    /** A request id means that another service answered so: its words are not for our caller. */
    private static boolean ours(AwsServiceException error) {
        return error.requestId() == null;
    }
}
