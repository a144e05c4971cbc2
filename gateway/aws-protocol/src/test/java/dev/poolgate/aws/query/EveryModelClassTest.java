package dev.poolgate.aws.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.aws.ModelClasses;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.ClientEndpointProvider;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.core.client.config.SdkClientOption;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.protocols.core.OperationInfo;
import software.amazon.awssdk.protocols.query.AwsQueryProtocolFactory;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Every input and output of STS and IAM, every member set: inputs as the SDK writes them are read, outputs as we write
 * them are read by the SDK.
 */
class EveryModelClassTest {
    private static final ModelClasses SAMPLES = new ModelClasses(Instant.ofEpochSecond(1_545_714_000L));
    private static final AwsQueryProtocolFactory SDK = AwsQueryProtocolFactory.builder()
            .clientConfiguration(SdkClientConfiguration.builder()
                    .option(
                            SdkClientOption.CLIENT_ENDPOINT_PROVIDER,
                            ClientEndpointProvider.forEndpointOverride(URI.create("http://localhost")))
                    .build())
            .build();

    static Stream<Class<?>> inputs() throws Exception {
        return models().filter(AwsRequest.class::isAssignableFrom);
    }

    static Stream<Class<?>> outputs() throws Exception {
        return models().filter(AwsResponse.class::isAssignableFrom);
    }

    private static Stream<Class<?>> models() throws Exception {
        return Stream.concat(ModelClasses.of(StsClient.class).stream(), ModelClasses.of(IamClient.class).stream());
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void an_input_written_by_the_sdk_is_read(Class<?> model) throws Exception {
        SdkPojo value = SAMPLES.filled(model);
        SdkHttpFullRequest request = SDK.createProtocolMarshaller(OperationInfo.builder()
                        .requestUri("/")
                        .httpMethod(SdkHttpMethod.POST)
                        .operationIdentifier("Op")
                        .apiVersion("1")
                        .build())
                .marshall(value);
        String form = SdkHttpUtils.encodeAndFlattenFormData(request.rawQueryParameters())
                .orElseThrow();
        assertThat(SdkQuery.read(form).action()).hasValue("Op");
        assertThat(SdkQuery.read(form).input(ModelClasses.builder(model))).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void an_output_is_read_by_the_sdk(Class<?> model) throws Exception {
        SdkPojo value = SAMPLES.filled(model);
        String xml = SdkQuery.write("urn:n", "Op", Optional.of("OpResult"), value, "id");
        SdkPojo builder = ModelClasses.builder(model);
        AwsResponse read = SDK.<AwsResponse>createResponseHandler(() -> builder)
                .handle(
                        SdkHttpFullResponse.builder()
                                .statusCode(200)
                                .content(AbortableInputStream.create(
                                        new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))))
                                .build(),
                        new ExecutionAttributes());
        // the classes compare the request id as well
        assertThat(value.equalsBySdkFields(read)).as("%s", read).isTrue();
    }
}
