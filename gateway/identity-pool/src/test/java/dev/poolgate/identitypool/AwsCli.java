package dev.poolgate.identitypool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.sign.AccessKey;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The AWS CLI against an endpoint of a test.
 *
 * @param home a directory of its own, so that nobody's configuration counts
 */
public record AwsCli(Path program, URI endpoint, AccessKey key, Path home) {

    /** What it printed, an error included. */
    public String run(String service, String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(program.toString(), "--endpoint-url", endpoint.toString(), "--output", "json", service));
        command.addAll(List.of(arguments.split(" ", -1)));
        Path output = home.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "HOME", home.toString(),
                        "AWS_ACCESS_KEY_ID", key.accessKeyId(),
                        "AWS_SECRET_ACCESS_KEY", key.secretAccessKey(),
                        "AWS_DEFAULT_REGION", "eu-west-1",
                        "AWS_MAX_ATTEMPTS", "1",
                        "AWS_PAGER", "",
                        "AWS_EC2_METADATA_DISABLED", "true"));
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
