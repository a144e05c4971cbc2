package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.Refusals;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Refuses an input without the members that AWS's model requires, in AWS's words. */
final class RequiredMembers {
    private RequiredMembers() {}

    static void check(SdkPojo input) {
        List<String> missing = input.sdkFields().stream()
                .filter(field -> field.containsTrait(RequiredTrait.class))
                .filter(field -> isMissing(input, field))
                .map(RequiredMembers::constraint)
                .toList();
        if (!missing.isEmpty()) {
            throw Refusals.invalidParameter(missing.size()
                    + (missing.size() == 1 ? " validation error detected: " : " validation errors detected: ")
                    + missing.stream().collect(Collectors.joining("; ")));
        }
    }

    private static boolean isMissing(SdkPojo input, SdkField<?> field) {
        Object value = field.getValueOrDefault(input);
        return value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap;
    }

    private static String constraint(SdkField<?> field) {
        String name = field.memberName();
        String member = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        return "Value at '" + member + "' failed to satisfy constraint: Member must not be null";
    }
}
