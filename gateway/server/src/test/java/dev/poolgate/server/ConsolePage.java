package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The console in a real browser. What it looked like lies in {@code target/console}. */
record ConsolePage(Browser browser) implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "console");
    private static final int WIDE = 1280;
    private static final int NARROW = 400;

    /** Where none is installed, only the build of a project may go on without. */
    static void needsChromium() {
        if (System.getenv("CI") == null) {
            Assumptions.assumeTrue(Browser.program().isPresent(), "skipped: no chromium");
        }
    }

    static ConsolePage open(ServerProcess server, Path profile) throws IOException, InterruptedException {
        needsChromium();
        Browser browser = Browser.start(Browser.program().orElseThrow(), profile);
        browser.open(server.management("/console/"));
        browser.await("#view-sign-in h1", "Sign in");
        return new ConsolePage(browser);
    }

    void paste(String token) {
        browser.read("document.querySelector('#by-token').open = true");
        browser.type("#token", token);
        browser.enter();
    }

    void show(String view) {
        browser.click("#nav a[href=\"#" + view + "\"]");
        browser.await("#view-" + view + " h1", view.substring(1));
    }

    /** Wide and narrow, light and dark; nowhere is anything cut off to the right. */
    void picture(String name) throws IOException {
        picture(name, WIDE, false);
        picture(name + "-dark", WIDE, true);
        picture(name + "-narrow", NARROW, false);
        picture(name + "-narrow-dark", NARROW, true);
        browser.screen(WIDE, 860, false);
    }

    private void picture(String name, int width, boolean dark) throws IOException {
        browser.screen(width, 860, dark);
        browser.picture(PICTURES.resolve(name + ".png"));
        assertThat(browser.read("String(document.documentElement.scrollWidth - document.documentElement.clientWidth)"))
                .isEqualTo("0");
    }

    @Override
    public void close() {
        browser.close();
    }
}
