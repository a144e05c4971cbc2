package dev.poolgate.userpool.triggers;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger is asked, in AWS's shape. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html">
 * Lambda triggers</a>.
 *
 * @param version {@code 1}; of pre token generation {@code 1}, {@code 2} or {@code 3}
 * @param triggerSource for example {@code PreSignUp_SignUp}
 * @param clientId of the app client; {@code CLIENT_ID_NOT_APPLICABLE} where an administrator called
 * @param request what AWS documents for the trigger: may hold a password, never log it
 * @param response the members that an answer has, empty
 */
public record TriggerEvent(
        String version,
        String triggerSource,
        String region,
        String userPoolId,
        String userName,
        String clientId,
        Map<String, @Nullable Object> request,
        Map<String, @Nullable Object> response) {

    /** The event as JSON. */
    public String json() {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", version);
        event.put("triggerSource", triggerSource);
        event.put("region", region);
        event.put("userPoolId", userPoolId);
        event.put("userName", userName);
        event.put("callerContext", Map.of("awsSdkVersion", "aws-sdk-unknown-unknown", "clientId", clientId));
        event.put("request", request);
        event.put("response", response);
        return JsonText.of(event);
    }

    @Override
    public String toString() {
        return "TriggerEvent[" + triggerSource + ", " + userPoolId + "]";
    }
}
