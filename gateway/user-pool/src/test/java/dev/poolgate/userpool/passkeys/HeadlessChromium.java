package dev.poolgate.userpool.passkeys;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real browser on an empty page of this host, with a virtual authenticator, driven by its own debugging protocol. */
public final class HeadlessChromium implements AutoCloseable {
    private static final int SECONDS = 60;

    private final HttpServer page;
    private final Process process;
    private final WebSocket socket;
    private final Answers answers = new Answers();
    private final AtomicInteger numbers = new AtomicInteger();

    private HeadlessChromium(Path program, Path profile) throws IOException, InterruptedException {
        this.page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page.createContext("/", exchange -> {
            byte[] body = "<!doctype html><title>site</title>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        page.start();
        // without its sandbox, because that does not start as root, and it sees nothing but this page
        this.process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(tab(browser())), answers)
                .join();
        call("Page.navigate", Map.of("url", origin() + "/"));
        call("WebAuthn.enable", Map.of("enableUI", false));
        call(
                "WebAuthn.addVirtualAuthenticator",
                Map.of(
                        "options",
                        Map.of(
                                "protocol", "ctap2",
                                "transport", "internal",
                                "hasResidentKey", true,
                                "hasUserVerification", true,
                                "isUserVerified", true,
                                "automaticPresenceSimulation", true)));
    }

    /** Where it is installed. */
    public static Optional<Path> program() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static HeadlessChromium start(Path program, Path profile) throws IOException, InterruptedException {
        return new HeadlessChromium(program, profile);
    }

    /** Makes a passkey as the options say: the {@code RegistrationResponseJSON}. */
    public String register(String options) {
        return evaluate("navigator.credentials.create({publicKey: PublicKeyCredential.parseCreationOptionsFromJSON("
                + options + ")}).then(made => JSON.stringify(made.toJSON()))");
    }

    /** Uses a passkey as the options say: the {@code AuthenticationResponseJSON}. */
    public String sign(String options) {
        return evaluate("navigator.credentials.get({publicKey: PublicKeyCredential.parseRequestOptionsFromJSON("
                + options + ")}).then(used => JSON.stringify(used.toJSON()))");
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        page.stop(0);
    }

    private String origin() {
        return "http://localhost:" + page.getAddress().getPort();
    }

    private String evaluate(String script) {
        Map<?, ?> result =
                call("Runtime.evaluate", Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
        if (result.get("exceptionDetails") != null) {
            throw new AssertionError("the browser refused: " + result.get("exceptionDetails"));
        }
        return String.valueOf(((Map<?, ?>) Objects.requireNonNull(result.get("result"))).get("value"));
    }

    private Map<?, ?> call(String method, Map<String, Object> parameters) {
        int number = numbers.incrementAndGet();
        CompletableFuture<Map<String, Object>> answer = answers.to(number);
        socket.sendText(
                        JSONObjectUtils.toJSONString(Map.of("id", number, "method", method, "params", parameters)),
                        true)
                .join();
        Map<String, Object> message =
                answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        if (message.get("error") != null) {
            throw new AssertionError(method + ": " + message.get("error"));
        }
        return (Map<?, ?>) Objects.requireNonNull(message.get("result"));
    }

    /** The address that the browser prints when it is ready. */
    private String browser() throws IOException {
        BufferedReader lines = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            int at = line.indexOf("ws://");
            if (at >= 0) {
                Thread rest = new Thread(() -> lines.lines().forEach(more -> {}), "chromium output");
                rest.setDaemon(true);
                rest.start();
                return line.substring(at);
            }
        }
        throw new IllegalStateException("chromium did not start: " + said);
    }

    private static String tab(String browser) throws IOException, InterruptedException {
        URI uri = URI.create("http://" + URI.create(browser).getAuthority() + "/json/new?about:blank");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .PUT(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        try {
            return String.valueOf(JSONObjectUtils.parse(answer.body()).get("webSocketDebuggerUrl"));
        } catch (ParseException e) {
            throw new IOException(e);
        }
    }

    private static final class Answers implements WebSocket.Listener {
        private final Map<Integer, CompletableFuture<Map<String, Object>>> waiting = new ConcurrentHashMap<>();
        private final StringBuilder text = new StringBuilder();

        CompletableFuture<Map<String, Object>> to(int number) {
            return waiting.computeIfAbsent(number, any -> new CompletableFuture<>());
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                deliver(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        private void deliver(String message) {
            try {
                Map<String, Object> parsed = JSONObjectUtils.parse(message);
                if (parsed.get("id") instanceof Number number) {
                    to(number.intValue()).complete(parsed);
                }
            } catch (ParseException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
