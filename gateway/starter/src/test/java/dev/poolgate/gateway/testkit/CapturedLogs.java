package dev.poolgate.gateway.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything that is logged from INFO on, by whomever, and what Spring's web layers log at DEBUG; traces included. */
public final class CapturedLogs extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final List<String> TALKATIVE = List.of("org.springframework.web", "org.springframework.boot");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private final Level before = root().getLevel();

    private CapturedLogs() {}

    public static CapturedLogs capture() {
        CapturedLogs logs = new CapturedLogs();
        logs.setContext(root().getLoggerContext());
        logs.start();
        root().setLevel(Level.INFO);
        TALKATIVE.forEach(name -> logger(name).setLevel(Level.DEBUG));
        root().addAppender(logs);
        return logs;
    }

    /** One for each entry. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    public String text() {
        return String.join("\n", lines);
    }

    @Override
    protected void append(ILoggingEvent event) {
        String trace =
                event.getThrowableProxy() == null ? "" : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
        lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + trace);
    }

    @Override
    public void close() {
        root().detachAppender(this);
        root().setLevel(before);
        TALKATIVE.forEach(name -> logger(name).setLevel(null));
        stop();
    }

    private static Logger root() {
        return logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
