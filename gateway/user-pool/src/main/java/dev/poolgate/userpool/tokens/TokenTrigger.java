package dev.poolgate.userpool.tokens;

import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.triggers.Happening;
import dev.poolgate.userpool.triggers.TriggerAnswer;
import dev.poolgate.userpool.triggers.TriggerKind;
import dev.poolgate.userpool.triggers.Triggers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreTokenGenerationLambdaVersionType;

/** Asks the pre token generation trigger, in the version that the pool names. */
final class TokenTrigger {
    private final Triggers triggers;

    TokenTrigger(Triggers triggers) {
        this.triggers = triggers;
    }

    TokenChanges changes(
            Pool pool, Client client, User user, List<GroupType> groups, Set<String> scopes, TokenCause cause) {
        if (!triggers.has(pool, TriggerKind.PRE_TOKEN_GENERATION)) {
            return TokenChanges.NONE;
        }
        PreTokenGenerationLambdaVersionType version = version(pool.settings().lambdaConfig());
        Happening happening = Happening.to(cause.source().text(), pool, Optional.of(client), user)
                .with("groupConfiguration", configuration(GroupClaims.of(groups)))
                .withMetadata(cause.clientMetadata());
        if (version == PreTokenGenerationLambdaVersionType.V1_0) {
            return ask("1", happening, "claimsOverrideDetails")
                    .map(TokenChanges::first)
                    .orElse(TokenChanges.NONE);
        }
        String number = version == PreTokenGenerationLambdaVersionType.V2_0 ? "2" : "3";
        return ask(number, happening.with("scopes", List.copyOf(scopes)), "claimsAndScopeOverrideDetails")
                .map(TokenChanges::second)
                .orElse(TokenChanges.NONE);
    }

    private Optional<TriggerAnswer> ask(String version, Happening happening, String member) {
        return triggers.ask(TriggerKind.PRE_TOKEN_GENERATION, version, happening, member);
    }

    private static PreTokenGenerationLambdaVersionType version(LambdaConfigType config) {
        return config.preTokenGenerationConfig() == null
                ? PreTokenGenerationLambdaVersionType.V1_0
                : config.preTokenGenerationConfig().lambdaVersion();
    }

    private static Map<String, @Nullable Object> configuration(GroupClaims groups) {
        Map<String, @Nullable Object> configuration = new LinkedHashMap<>();
        configuration.put("groupsToOverride", groups.names());
        configuration.put("iamRolesToOverride", groups.roles());
        configuration.put("preferredRole", groups.preferredRole().orElse(null));
        return configuration;
    }
}
