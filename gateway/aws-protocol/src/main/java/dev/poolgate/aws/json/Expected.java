package dev.poolgate.aws.json;

import software.amazon.awssdk.core.SdkField;

/** Refuses a member of another type, naming the member and never its value. */
final class Expected {

    private Expected() {}

    static void that(boolean met, SdkField<?> field, String expectation) {
        if (!met) {
            throw unmet(field, expectation);
        }
    }

    static SerializationException unmet(SdkField<?> field, String expectation) {
        return new SerializationException("member `" + field.memberName() + "` is not " + expectation);
    }
}
