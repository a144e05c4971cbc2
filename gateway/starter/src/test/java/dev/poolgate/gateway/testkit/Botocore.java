package dev.poolgate.gateway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** AWS's own Python library as the one who checks what a backend received. */
public final class Botocore {
    private static final Path SCRIPT = Path.of("src/test/resources/check_signature.py");

    private Botocore() {}

    public static boolean isThere() {
        return run(List.of("python3", "-c", "import botocore"), "").status() == 0;
    }

    /** What is wrong with the signature of the request, or {@code valid}. */
    public static String check(RecordingBackend.Received received, String secretAccessKey) {
        List<String> lines = new ArrayList<>(List.of(secretAccessKey, received.method(), received.target()));
        received.headers().forEach(header -> lines.add(header.getKey() + ":" + header.getValue()));
        lines.add("");
        lines.add(Base64.getEncoder().encodeToString(received.bytes()));
        return run(List.of("python3", SCRIPT.toString()), String.join("\n", lines))
                .text()
                .strip();
    }

    private static Outcome run(List<String> command, String input) {
        try {
            Path in = Files.createTempFile("botocore", ".in");
            Path out = Files.createTempFile("botocore", ".out");
            Files.writeString(in, input, StandardCharsets.ISO_8859_1);
            Process process = new ProcessBuilder(command)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectErrorStream(true)
                    .start();
            int status = process.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue();
            String text = Files.readString(out, StandardCharsets.ISO_8859_1);
            Files.delete(in);
            Files.delete(out);
            return new Outcome(status, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Outcome(int status, String text) {}
}
