package dev.poolgate.aws.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.aws.ModelClasses;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Every class of both services' models, every member set, written and read back: equal, or the wire would lose it. */
class EveryModelClassTest {
    private final ModelClasses samples = new ModelClasses(Instant.ofEpochMilli(1_545_714_000_123L));
    private final SdkJson json = new SdkJson();

    static Stream<Class<?>> models() throws Exception {
        return Stream.concat(
                ModelClasses.of(CognitoIdentityProviderClient.class).stream(),
                ModelClasses.of(CognitoIdentityClient.class).stream());
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_member_comes_back(Class<?> model) throws Exception {
        SdkPojo value = samples.filled(model);
        assertThat(value.sdkFields()).allSatisfy(field -> assertThat((Object) field.getValueOrDefault(value))
                .isNotNull());
        assertThat(json.readAny(json.write(value), ModelClasses.builder(model))).isEqualTo(value);
    }
}
