package dev.poolgate.userpool.cognito;

import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Copies what a request says into what AWS describes, member by member, where both call it the same. */
final class SameNamed {
    private SameNamed() {}

    /** Fills the builder, and gives it back. Members never set are left alone. */
    static <B extends SdkPojo> B copy(SdkPojo from, B builder) {
        Map<String, SdkField<?>> source = from.sdkFieldNameToField();
        for (SdkField<?> field : builder.sdkFields()) {
            SdkField<?> same = source.get(field.memberName());
            if (same != null) {
                set(builder, field, same.getValueOrDefault(from));
            }
        }
        return builder;
    }

    private static void set(SdkPojo builder, SdkField<?> field, Object value) {
        boolean unset = value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap;
        if (!unset) {
            field.set(builder, value);
        }
    }
}
