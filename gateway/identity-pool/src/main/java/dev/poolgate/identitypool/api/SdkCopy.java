package dev.poolgate.identitypool.api;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Copies between the SDK's classes for one shape. The model has the shape once, as {@code IdentityPool}; the SDK
 * repeats it as a class for every operation that takes or gives it.
 */
final class SdkCopy {

    private SdkCopy() {}

    /** The members that both have by the same name. */
    static <T> T of(SdkPojo from, SdkBuilder<?, T> builder) {
        SdkPojo to = (SdkPojo) builder;
        for (SdkField<?> target : to.sdkFields()) {
            from.sdkFields().stream()
                    .filter(source -> source.memberName().equals(target.memberName()))
                    .findFirst()
                    .map(source -> source.getValueOrDefault(from))
                    .ifPresent(value -> target.set(to, value));
        }
        return builder.build();
    }
}
