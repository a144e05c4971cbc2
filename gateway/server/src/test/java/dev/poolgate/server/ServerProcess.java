package dev.poolgate.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The boot jar in its own process, on free ports, with a data directory of its own. */
final class ServerProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target", "poolgate-server.jar").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** For what does little more than start and end: C1 alone takes half the work, and no late request is awaited. */
    private static final List<String> BRIEFLY =
            List.of("-XX:TieredStopAtLevel=1", "-Dreactor.netty.ioShutdownQuietPeriod=0");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path home;
    private final Map<String, String> environment;
    private final Ports ports;
    private final Process process;
    private final Duration startWork;

    private ServerProcess(List<String> jvm, Path home, Map<String, String> environment, Ports ports)
            throws IOException {
        this.home = home;
        this.environment = environment;
        this.ports = ports;
        ProcessBuilder builder = new ProcessBuilder(command(jvm))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("SERVER_PORT", "" + ports.gateway);
        builder.environment().put("POOLGATE_POOLS_PORT", "" + ports.pools);
        builder.environment().put("MANAGEMENT_SERVER_PORT", "" + ports.management);
        builder.environment().put("POOLGATE_DATA", data().toString());
        builder.environment().putAll(environment);
        process = builder.start();
        awaitReady(Instant.now().plus(PATIENCE));
        startWork = process.info().totalCpuDuration().orElseThrow();
    }

    /** Starts the jar in a working directory as a user does, and waits until it says it is ready. */
    static ServerProcess startAsUsersDo(Path home) throws IOException {
        return new ServerProcess(List.of(), home, Map.of(), Ports.free());
    }

    /** The same for a server that is not measured. */
    static ServerProcess start(Path home) throws IOException {
        return start(home, Map.of());
    }

    /** The same, with more environment variables. */
    static ServerProcess start(Path home, Map<String, String> environment) throws IOException {
        return new ServerProcess(BRIEFLY, home, environment, Ports.free());
    }

    /** Starts again where another process ran, on its ports and its data. */
    ServerProcess startAgain() throws IOException {
        return startAgain(environment);
    }

    /** The same, with other environment variables. */
    ServerProcess startAgain(Map<String, String> others) throws IOException {
        return new ServerProcess(BRIEFLY, home, others, ports);
    }

    /** The processor time from `java -jar` to ready. */
    Duration startWork() {
        return startWork;
    }

    URI gateway(String path) {
        return URI.create("http://127.0.0.1:" + ports.gateway + path);
    }

    URI pools(String path) {
        return URI.create("http://127.0.0.1:" + ports.pools + path);
    }

    URI management(String path) {
        return URI.create("http://127.0.0.1:" + ports.management + path);
    }

    Path data() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("server.log");
    }

    HttpResponse<String> get(URI uri, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the process as a power cut would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        ChildProcess.end(process);
    }

    private void awaitReady(Instant deadline) throws IOException {
        while (!ready()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                process.destroyForcibly();
                throw new IllegalStateException("the server did not start:\n" + Files.readString(log()));
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean ready() {
        try {
            return get(management("/actuator/health/readiness")).statusCode() == 200;
        } catch (UncheckedIOException notYetListening) {
            return false;
        }
    }

    /** The jar with a command that is not measured. */
    static List<String> command(String... arguments) {
        List<String> command = command(BRIEFLY);
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> command(List<String> jvm) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-jar", JAR.toString()));
        return command;
    }

    /** A port that was free a moment ago. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Ports(int gateway, int pools, int management) {
        static Ports free() {
            return new Ports(freePort(), freePort(), freePort());
        }
    }
}
