package dev.poolgate.authorizer.exchange;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** What went wrong with a call through the AWS SDK. */
final class CallFault {
    private static final int SERVER_ERROR = 500;

    private CallFault() {}

    /** Without what completion stages wrap around it. */
    static Throwable cause(Throwable fault) {
        return fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    }

    /** A call that broke off, that the service was too busy for or failed at itself, may be made again. */
    static Throwable retryable(Throwable fault) {
        return isService(fault) || brokeOff(fault) ? new RetryableFault(fault) : fault;
    }

    private static boolean isService(Throwable fault) {
        return fault instanceof SdkServiceException service
                && (service.statusCode() >= SERVER_ERROR || service.isThrottlingException());
    }

    private static boolean brokeOff(Throwable fault) {
        return Stream.iterate(fault, each -> each != null, Throwable::getCause).anyMatch(IOException.class::isInstance);
    }
}
