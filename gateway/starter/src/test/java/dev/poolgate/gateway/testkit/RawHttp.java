package dev.poolgate.gateway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Sends bytes that no HTTP client would, and reads until the server closes. */
public final class RawHttp {
    private static final int TIMEOUT_MILLIS = 5000;

    private RawHttp() {}

    /** A GET on a connection of its own with these header lines, {@code Host} included unless given. */
    public static Answer get(int port, String target, String... headerLines) {
        return request(port, "GET", target, headerLines);
    }

    public static Answer request(int port, String method, String target, String... headerLines) {
        boolean host = List.of(headerLines).stream().anyMatch(line -> line.startsWith("Host:"));
        boolean connection = List.of(headerLines).stream().anyMatch(line -> line.startsWith("Connection:"));
        return send(
                port,
                method + " " + target + " HTTP/1.1\r\n"
                        + (host ? "" : "Host: 127.0.0.1:" + port + "\r\n")
                        + (connection ? "" : "Connection: close\r\n")
                        + (headerLines.length == 0 ? "" : String.join("\r\n", headerLines) + "\r\n")
                        + "\r\n");
    }

    /** The characters as bytes of ISO-8859-1; returns all that came until the server closed. */
    public static Answer send(int port, String text) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that the server sent. */
    public record Answer(String text) {

        public int status() {
            return Integer.parseInt(text.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
        }

        /** How many answers are in it, to see what became of a smuggled request. */
        public int count() {
            return text.split("HTTP/1\\.1 \\d{3}", -1).length - 1;
        }

        public Optional<String> header(String name) {
            return text.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }

        public String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }
    }
}
