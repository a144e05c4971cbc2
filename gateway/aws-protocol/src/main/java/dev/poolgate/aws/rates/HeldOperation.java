package dev.poolgate.aws.rates;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.AwsService;
import dev.poolgate.aws.Operation;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;

/** An operation that runs only where a gate lets the call pass. */
public record HeldOperation<I extends SdkPojo, O extends SdkPojo>(Operation<I, O> held, Gate gate)
        implements Operation<I, O> {

    /** A service, all of its operations as a function makes them. */
    public static AwsService each(AwsService service, Function<Operation<?, ?>, Operation<?, ?>> hold) {
        return new AwsService(
                service.targetPrefix(),
                service.signingName(),
                service.operations().stream().<Operation<?, ?>>map(hold).toList());
    }

    @Override
    public String name() {
        return held.name();
    }

    @Override
    public boolean signed() {
        return held.signed();
    }

    @Override
    public boolean forSessions() {
        return held.forSessions();
    }

    @Override
    public boolean presignable() {
        return held.presignable();
    }

    @Override
    public SdkPojo newInput() {
        return held.newInput();
    }

    @Override
    public O handle(I input, AwsCall call) {
        gate.pass(input, call);
        return held.handle(input, call);
    }

    /** What stands before an operation. */
    @FunctionalInterface
    public interface Gate {
        /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException where the call goes no further */
        void pass(SdkPojo input, AwsCall call);
    }
}
