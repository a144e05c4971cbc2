package dev.poolgate.testkit;

import dev.poolgate.gateway.explain.Explanation;
import dev.poolgate.gateway.explain.Question;
import java.net.URI;
import java.nio.file.Path;
import org.opentest4j.AssertionFailedError;

/** A row of a table: somebody asks for something, and what is to come of it. */
record AccessRow(Path file, int line, String caller, Question question, Expectation expectation) {

    String name() {
        return caller + " " + question.method() + " " + question.target() + ": " + expectation.text();
    }

    /** Where an IDE finds it. */
    URI source() {
        return URI.create(file.toUri() + "?line=" + line);
    }

    Explanation ask(Access access) {
        return access.explain(question, file, line);
    }

    void check(Access access) {
        Explanation explanation = ask(access);
        if (!expectation.isMetBy(explanation)) {
            String actual = expectation.told(explanation);
            throw new AssertionFailedError(
                    file + ":" + line + ": " + caller + " " + question.method() + " " + question.target()
                            + "\nexpected: " + expectation.text() + "\nactually: " + actual + "\n"
                            + Account.of(explanation),
                    expectation.text(),
                    actual);
        }
    }
}
