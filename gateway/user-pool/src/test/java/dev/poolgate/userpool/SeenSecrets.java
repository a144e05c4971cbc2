package dev.poolgate.userpool;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Every secret that a client sends or is sent, told by the names of members and parameters. */
final class SeenSecrets implements ExecutionInterceptor {
    private static final Set<String> NAMES = Set.of(
            "AccessToken",
            "ClientSecret",
            "ClientSecretValue",
            "Code",
            "ConfirmationCode",
            "IdToken",
            "Password",
            "PasswordVerifier",
            "PreviousPassword",
            "ProposedPassword",
            "RefreshToken",
            "SecretCode",
            "SecretHash",
            "Session",
            "TemporaryPassword",
            "Token",
            "UserCode",
            "NEW_PASSWORD",
            "PASSWORD",
            "PASSWORD_CLAIM_SECRET_BLOCK",
            "PASSWORD_CLAIM_SIGNATURE",
            "REFRESH_TOKEN",
            "SECRET_BLOCK",
            "SECRET_HASH",
            "SOFTWARE_TOKEN_MFA_CODE");

    private final Set<String> values = ConcurrentHashMap.newKeySet();
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    /** All that were seen. */
    Set<String> values() {
        return Set.copyOf(values);
    }

    /** What they were called. */
    Set<String> names() {
        return Set.copyOf(names);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        look("", context.request());
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        look("", context.response());
    }

    private void look(String name, @Nullable Object value) {
        if (value instanceof SdkPojo pojo) {
            for (SdkField<?> field : pojo.sdkFields()) {
                look(field.locationName(), field.getValueOrDefault(pojo));
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> look(key.toString(), each));
        } else if (value instanceof List<?> list) {
            list.forEach(each -> look(name, each));
        } else if (value instanceof String text && NAMES.contains(name)) {
            names.add(name);
            values.add(text);
        }
    }
}
