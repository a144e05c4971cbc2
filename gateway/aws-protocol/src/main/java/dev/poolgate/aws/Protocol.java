package dev.poolgate.aws;

import dev.poolgate.aws.model.ErrorCode;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/** A way to put calls and their answers on the wire. One endpoint speaks several. */
interface Protocol {

    /** Whether a request looks like this protocol's. */
    boolean speaks(WireRequest request);

    /**
     * Finds what a request asks for. Nothing of its input is read before the caller is known.
     *
     * @throws CommonErrorException where there is no such operation
     */
    Asked read(WireRequest request);

    WireResponse success(String requestId, Target target, SdkPojo output);

    /** @param target empty where none was found */
    WireResponse error(String requestId, Optional<Target> target, WireError error);

    /** What this protocol calls an error that services share. */
    ErrorCode code(CommonError error);

    /** @param input throws {@link CommonErrorException} where it cannot be read */
    record Asked(Target target, Supplier<SdkPojo> input) {}
}
