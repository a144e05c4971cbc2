package dev.poolgate.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * One operation of an AWS service. Input and output are the AWS SDK's model classes, so the contract is AWS's own.
 *
 * @param <I> the SDK's request class
 * @param <O> the SDK's response class
 */
public interface Operation<I extends SdkPojo, O extends SdkPojo> {

    /** As {@code X-Amz-Target} or {@code Action} names it, for example {@code InitiateAuth}. */
    String name();

    /** Whether a caller must sign with a configured key (SigV4). */
    boolean signed();

    /**
     * Whether holders of temporary credentials may call it, where it is signed. They may not unless an operation says
     * so: what is signed mostly administers something, and such credentials are in the hands of users and guests.
     */
    default boolean forSessions() {
        return false;
    }

    /**
     * Whether the signature may also stand in the URL. It may not unless an operation says so: such a URL works for
     * days for whoever gets hold of it, and lies in logs.
     */
    default boolean presignable() {
        return false;
    }

    /** A fresh builder of the input, for example {@code InitiateAuthRequest.builder()}. */
    SdkPojo newInput();

    /**
     * Runs the operation, on a thread that may block.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException the SDK's own exception class where AWS
     *     answers with that error; anything else becomes {@code InternalErrorException}
     */
    O handle(I input, AwsCall call);

    /**
     * An operation for callers who sign.
     *
     * @param input for example {@code CreateGroupRequest::builder}
     */
    static <I extends SdkPojo, O extends SdkPojo> Operation<I, O> signed(
            String name, Supplier<? extends SdkBuilder<?, I>> input, Handler<I, O> handler) {
        return new HandledOperation<>(name, Signing.ADMINISTRATOR, input, handler);
    }

    /**
     * An operation for callers who sign, those with temporary credentials included.
     *
     * @param input for example {@code AssumeRoleRequest::builder}
     */
    static <I extends SdkPojo, O extends SdkPojo> Operation<I, O> signedByAnyone(
            String name, Supplier<? extends SdkBuilder<?, I>> input, Handler<I, O> handler) {
        return new HandledOperation<>(name, Signing.ANYONE, input, handler);
    }

    /**
     * The same, where the URL of a signed call may be handed to somebody else to call it with.
     *
     * @param input for example {@code GetCallerIdentityRequest::builder}
     */
    static <I extends SdkPojo, O extends SdkPojo> Operation<I, O> presignedByAnyone(
            String name, Supplier<? extends SdkBuilder<?, I>> input, Handler<I, O> handler) {
        return new HandledOperation<>(name, Signing.ANYONE_BY_URL, input, handler);
    }

    /**
     * An operation open to callers who do not sign: what they send must prove who they are.
     *
     * @param input for example {@code InitiateAuthRequest::builder}
     */
    static <I extends SdkPojo, O extends SdkPojo> Operation<I, O> unsigned(
            String name, Supplier<? extends SdkBuilder<?, I>> input, Handler<I, O> handler) {
        return new HandledOperation<>(name, Signing.NONE, input, handler);
    }

    /** What an operation does, apart from its description. */
    @FunctionalInterface
    interface Handler<I extends SdkPojo, O extends SdkPojo> {
        /** As {@link Operation#handle}. */
        O handle(I input, AwsCall call);
    }
}
