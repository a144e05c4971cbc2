package dev.poolgate.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Debian's Prometheus on a free loopback port, that looks at a server every second and evaluates our rules. */
final class PrometheusProcess implements AutoCloseable {
    static final Path PROGRAM = Path.of("/usr/bin/prometheus");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = ServerProcess.freePort();
    private final Process process;

    private PrometheusProcess(Path home, URI target, Path rules) throws IOException {
        Path configuration =
                Files.writeString(home.resolve("prometheus.yaml"), """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: ["%s"]
                scrape_configs:
                  - job_name: poolgate
                    metrics_path: /actuator/prometheus
                    static_configs: [{targets: ["%s"]}]
                """.formatted(rules, target.getAuthority()));
        process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + home.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("prometheus.log").toFile())
                .start();
    }

    /** Starts, and waits until the server was looked at so often. */
    static PrometheusProcess watching(Path home, URI server, Path rules) throws IOException {
        PrometheusProcess prometheus = new PrometheusProcess(home, server, rules);
        try {
            prometheus.awaitScrapes(2);
            return prometheus;
        } catch (RuntimeException tooLate) {
            prometheus.close();
            throw tooLate;
        }
    }

    /** Waits until the server was looked at so many times more. */
    void awaitScrapes(int more) {
        double wanted = scrapes() + more;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (scrapes() < wanted) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("Prometheus did not look at the server");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private double scrapes() {
        try {
            // nothing, too, while Prometheus answers that it is not ready
            JsonNode result = evaluated("sum(count_over_time(up{job=\"poolgate\"}[10m]) and up == 1)")
                    .at("/data/result");
            return result.isEmpty()
                    ? 0
                    : Double.parseDouble(result.get(0).at("/value/1").asString("0"));
        } catch (UncheckedIOException notYetListening) {
            return 0;
        }
    }

    /**
     * The samples of an instant query.
     *
     * @throws IllegalArgumentException with Prometheus' own words where it cannot evaluate it
     */
    JsonNode query(String expression) {
        JsonNode answer = evaluated(expression);
        if (!answer.path("status").asString("").equals("success")) {
            throw new IllegalArgumentException(expression + ": " + answer.path("error"));
        }
        return answer.at("/data/result");
    }

    private JsonNode evaluated(String expression) {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    }

    /** All rules with how their last evaluation went. */
    JsonNode rules() {
        return get("/api/v1/rules").at("/data/groups");
    }

    private JsonNode get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.body().startsWith("{")
                    ? JsonMapper.shared().readTree(answer.body())
                    : JsonMapper.shared().createObjectNode().put("error", answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        ChildProcess.end(process);
    }
}
