package dev.poolgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of the README, as files of a project whose gateway is that of the starter's README. */
class ReadmeTest {
    private static final Pattern FILE =
            Pattern.compile("^`([\\w/.-]+)`[^\\n]*\\n\\n```\\w+\\n(.*?)```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final String STARTER = read(Path.of("../starter/README.md"));
    private static final String OWN = read(Path.of("README.md"));
    private static final String APPLICATION = """
            package com.example;

            @org.springframework.boot.autoconfigure.SpringBootApplication
            public class Pets {}
            """;

    @TempDir
    private Path project;

    @BeforeEach
    void lay() {
        Matcher files = FILE.matcher(OWN);
        while (files.find()) {
            write(files.group(1), files.group(2));
        }
        String issuers = block(STARTER, "yaml\npoolgate.issuers");
        write(
                "config/application.yaml",
                "poolgate.issuers" + issuers.substring(0, issuers.indexOf("spring.cloud")) + "poolgate.policies"
                        + block(STARTER, "yaml\npoolgate.policies"));
        write("config/policies/pets.cedar", block(STARTER, "cedar\n"));
        write("config/policies/schema.cedarschema", block(STARTER, "cedarschema\n"));
        write("src/main/java/com/example/Pets.java", APPLICATION);
    }

    @Test
    void its_tests_pass() throws Exception {
        assertThat(run()).endsWith("5 succeeded, 0 failed\n");
    }

    @Test
    void a_row_that_does_not_hold_says_what_the_readme_shows() throws Exception {
        Path table = project.resolve("src/test/access/access.csv");
        Files.writeString(table, Files.readString(table).replaceAll("(bob, .*)denied.*", "$1allowed, ,"));

        assertThat(run()).contains(block(OWN, "\nsrc/test/access")).endsWith("4 succeeded, 1 failed\n");
    }

    private String run() throws IOException, InterruptedException {
        String classPath = System.getProperty("java.class.path");
        Path classes = Files.createDirectories(project.resolve("target/classes"));
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        Stream.concat(
                                        Stream.of("-proc:none", "-cp", classPath, "-d", classes.toString()),
                                        Stream.of(
                                                        "src/main/java/com/example/Pets.java",
                                                        "src/test/java/com/example/AccessRulesTest.java")
                                                .map(file ->
                                                        project.resolve(file).toString()))
                                .toArray(String[]::new));
        assertThat(compiled).isZero();
        Path output = project.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath + ":" + classes,
                        ClassRun.class.getName(),
                        "com.example.AccessRulesTest")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        return read(output);
    }

    /** The rest of the block that begins so. */
    private static String block(String readme, String beginning) {
        int start = readme.indexOf("```" + beginning);
        assertThat(start).isNotNegative();
        int text = start + "```".length() + beginning.length();
        String rest = readme.substring(text, readme.indexOf("```", text));
        return beginning.startsWith("\n") ? beginning.strip() + rest : rest;
    }

    private void write(String file, String text) {
        Path path = project.resolve(file);
        try {
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
