package dev.poolgate.userpool.triggers;

import dev.poolgate.userpool.directory.Refusals;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreTokenGenerationVersionConfigType;

/** What a {@code LambdaConfig} may hold, whatever triggers are configured. */
final class LambdaConfigRules {
    private static final Set<String> ASKED = Stream.concat(
                    Arrays.stream(TriggerKind.values()).map(TriggerKind::title), Stream.of("PreTokenGenerationConfig"))
            .collect(Collectors.toUnmodifiableSet());

    private LambdaConfigRules() {}

    static void require(LambdaConfigType config) {
        config.sdkFields().stream()
                .filter(field -> field.getValueOrDefault(config) != null)
                .map(SdkField::memberName)
                .filter(name -> !ASKED.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusals.invalidParameter(name + " in LambdaConfig is not supported.");
                });
        requireOneTokenTrigger(config);
    }

    /** Both members name the same function, where both are given. */
    private static void requireOneTokenTrigger(LambdaConfigType config) {
        PreTokenGenerationVersionConfigType versioned = config.preTokenGenerationConfig();
        boolean two = versioned != null
                && config.preTokenGeneration() != null
                && !config.preTokenGeneration().equals(versioned.lambdaArn());
        if (two) {
            throw Refusals.invalidParameter(
                    "PreTokenGeneration and PreTokenGenerationConfig have to name the same trigger.");
        }
    }
}
