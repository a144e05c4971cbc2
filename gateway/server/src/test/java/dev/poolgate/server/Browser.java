package dev.poolgate.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real browser without a window, driven by its own debugging protocol. */
final class Browser implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final Messages messages = new Messages();
    private final AtomicInteger numbers = new AtomicInteger();

    private Browser(Path program, Path profile) throws IOException, InterruptedException {
        // without its sandbox, because that does not start as root, and it sees nothing but pages of ours and of the
        // tests' Keycloak
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
                .buildAsync(URI.create(tab(address())), messages)
                .join();
        call("Page.enable", Map.of());
        call("Runtime.enable", Map.of());
        call("Log.enable", Map.of());
    }

    /** Where one is installed. */
    static Optional<Path> program() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(Path program, Path profile) throws IOException, InterruptedException {
        return new Browser(program, profile);
    }

    void open(URI address) {
        call("Page.navigate", Map.of("url", address.toString()));
    }

    /** @param dark which colours the reader prefers */
    void screen(int width, int height, boolean dark) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** What an expression is, as text. */
    String read(String expression) {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value").asString("");
    }

    /** Waits until the text of an element, which need not be there or seen yet, has this in it. */
    void await(String selector, String text) {
        String script =
                "(e => e && e.offsetParent ? e.innerText : '')(document.querySelector(" + quoted(selector) + "))";
        Instant deadline = Instant.now().plusSeconds(30);
        while (!readMeanwhile(script).contains(text)) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("`" + selector + "` never had `" + text + "`: " + read(script) + "\n"
                        + read("document.body.innerText"));
            }
            rest();
        }
    }

    /** Nothing while one page goes and another comes. */
    private String readMeanwhile(String expression) {
        try {
            return read(expression);
        } catch (AssertionError navigating) {
            if (String.valueOf(navigating.getMessage()).contains("context")) {
                return "";
            }
            throw navigating;
        }
    }

    void type(String selector, String text) {
        read("document.querySelector(" + quoted(selector) + ").focus()");
        call("Input.insertText", Map.of("text", text));
    }

    /** With the keyboard, as whoever has no mouse does. */
    void enter() {
        for (String type : List.of("rawKeyDown", "char", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", "Enter", "text", "\r", "windowsVirtualKeyCode", 13));
        }
    }

    void click(String selector) {
        read("document.querySelector(" + quoted(selector) + ").click()");
    }

    Path picture(Path file) throws IOException {
        JsonNode answer = call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", false));
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.write(file, Base64.getDecoder().decode(answer.path("data").asString()));
    }

    /** What the browser itself complained about, such as a script that its policy does not allow. */
    List<String> complaints() {
        return List.copyOf(messages.complaints);
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    private JsonNode call(String method, Map<String, Object> parameters) {
        int number = numbers.incrementAndGet();
        CompletableFuture<JsonNode> answer = messages.to(number);
        socket.sendText(JSON.writeValueAsString(Map.of("id", number, "method", method, "params", parameters)), true)
                .join();
        JsonNode message = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        if (message.has("error")) {
            throw new AssertionError(method + ": " + message.path("error"));
        }
        return message.path("result");
    }

    /** The address that the browser prints when it is ready. */
    private String address() throws IOException {
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
        HttpRequest request = HttpRequest.newBuilder(uri)
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return JSON.readTree(answer).path("webSocketDebuggerUrl").asString();
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(Duration.ofMillis(100).toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Messages implements WebSocket.Listener {
        private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
        private final List<String> complaints = new CopyOnWriteArrayList<>();
        private final StringBuilder text = new StringBuilder();

        CompletableFuture<JsonNode> to(int number) {
            return waiting.computeIfAbsent(number, any -> new CompletableFuture<>());
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                deliver(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            webSocket.request(1);
            return CompletableFuture.completedStage(null);
        }

        private void deliver(JsonNode message) {
            if (message.has("id")) {
                to(message.path("id").asInt()).complete(message);
                return;
            }
            String method = message.path("method").asString("");
            boolean refusedAnswer =
                    message.toString().contains("Failed to load resource"); // a 401 is what the page asks for
            if ((method.equals("Log.entryAdded") && !refusedAnswer) || method.equals("Runtime.exceptionThrown")) {
                complaints.add(message.path("params").toString());
            }
        }
    }
}
