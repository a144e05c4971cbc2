package dev.poolgate.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The real Keycloak, which the build unpacks, with the realm {@code corp}: its own process on a free port of loopback,
 * users in memory. At its first start it builds itself anew without what no test needs, and keeps that.
 */
final class Keycloak implements AutoCloseable {
    private static final Path HOME = Path.of("target", "keycloak").toAbsolutePath();
    private static final Path REALM = Path.of("src", "test", "resources", "keycloak", "corp.json");
    private static final Duration PATIENCE = Duration.ofMinutes(9);
    /** What a process ends with that has built itself anew; so does the script that comes with it. */
    private static final int BUILT = 10;

    private static final String WITHOUT = "account,account-api,admin,admin-api,admin-fine-grained-authz,authorization,"
            + "ciba,client-policies,device-flow,identity-brokering-api,impersonation,kerberos,organization,par,"
            + "passkeys,step-up-authentication,step-up-authentication-saml,twitter-broker,web-authn,workflows";
    /** C1 alone: most of what runs, runs once. */
    private static final List<String> JVM = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Dkc.home.dir=" + HOME);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = ServerProcess.freePort();
    private final String password = UUID.randomUUID().toString();
    private Process process;

    private Keycloak() throws IOException {
        Files.copy(
                REALM,
                Files.createDirectories(HOME.resolve("data").resolve("import")).resolve("corp.json"),
                StandardCopyOption.REPLACE_EXISTING);
        process = launch(List.of());
    }

    /** Starts it and waits until the realm is there. */
    static Keycloak start() throws IOException {
        Keycloak keycloak = new Keycloak();
        try {
            keycloak.awaitReady(Instant.now().plus(PATIENCE));
            return keycloak;
        } catch (IOException | RuntimeException e) {
            keycloak.close();
            throw e;
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/corp";
    }

    /** The realm's description as a SAML identity provider. */
    String samlMetadata() throws IOException {
        return get("/protocol/saml/descriptor").body();
    }

    KeycloakUser alice() {
        return new KeycloakUser(issuer(), "alice", password);
    }

    @Override
    public void close() {
        ChildProcess.end(process);
    }

    private Process launch(List<String> more) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(more);
        command.addAll(List.of(
                "-cp",
                HOME.resolve("lib").resolve("quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--import-realm"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(settings());
        return builder.start();
    }

    private Map<String, String> settings() {
        return Map.of(
                "KC_DB", "dev-mem",
                "KC_CACHE", "local",
                "KC_FEATURES_DISABLED", WITHOUT,
                "KC_HOSTNAME", "http://127.0.0.1:" + port,
                "KC_HTTP_ENABLED", "true",
                "KC_HTTP_HOST", "127.0.0.1",
                "KC_HTTP_PORT", "" + port,
                "KC_LOG_LEVEL", "warn",
                "CORP_PASSWORD", password);
    }

    private void awaitReady(Instant deadline) throws IOException {
        while (!ready()) {
            if (!process.isAlive() && process.exitValue() == BUILT) {
                process = launch(List.of("-Dkc.config.built=true"));
            }
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("keycloak did not start:\n" + Files.readString(log()));
            }
            pause();
        }
    }

    /** It listens, and answers 503, before it has read the realm. */
    private boolean ready() {
        try {
            return get("/.well-known/openid-configuration").statusCode() == 200;
        } catch (IOException notYetListening) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer() + path))
                .timeout(Duration.ofSeconds(60))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path log() {
        return HOME.resolve("keycloak.log");
    }
}
