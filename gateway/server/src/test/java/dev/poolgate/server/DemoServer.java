package dev.poolgate.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands every test the same demo server, started once for a whole run, and a client of it. */
final class DemoServer implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ServerProcess.class || type == DemoClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(DemoServer.class, key -> Running.start(), Running.class);
        return parameter.getParameter().getType() == ServerProcess.class ? running.server() : running.client();
    }

    private record Running(ServerProcess server, DemoClient client) implements AutoCloseable {
        static Running start() {
            try {
                Path target =
                        Files.createDirectories(Path.of("target", "demo-server").toAbsolutePath());
                ServerProcess server = ServerProcess.startAsUsersDo(Files.createTempDirectory(target, "run"));
                return new Running(server, DemoClient.of(server.data()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
