package dev.poolgate.gateway.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A file of settings, mended as a finding says. */
final class Configuration {
    private final Path directory;
    private final Map<String, String> lines;

    Configuration(Path directory, Map<String, String> lines) {
        this.directory = directory;
        this.lines = new LinkedHashMap<>(lines);
        this.lines.replaceAll((key, value) -> value.replace("DIR", directory.toString()));
        this.lines.values().removeIf(String::isEmpty);
    }

    Configuration with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(lines);
        all.putAll(more);
        return new Configuration(directory, all);
    }

    /** Does what the fix says, with the file and in a shell. */
    Configuration mended(Fix fix) throws IOException, InterruptedException {
        Map<String, String> mended = new LinkedHashMap<>(lines);
        fix.drops().forEach(key -> remove(mended, key));
        fix.sets().keySet().forEach(key -> remove(mended, key));
        mended.putAll(fix.sets());
        for (String command : fix.runs()) {
            int code =
                    new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new AssertionError("`" + command + "` failed");
            }
        }
        return new Configuration(directory, mended);
    }

    private static void remove(Map<String, String> lines, String key) {
        lines.keySet().removeIf(line -> line.equals(key) || line.startsWith(key + ".") || line.startsWith(key + "["));
    }

    Report report(List<Check> more) throws IOException {
        return new Doctor(more, environment -> {}).examine(new Settings(Settings.read(argument())), false);
    }

    List<String> codes() throws IOException {
        return report(List.of()).findings().stream()
                .map(finding -> finding.check().code())
                .toList();
    }

    /** Where the doctor finds it. */
    String argument() throws IOException {
        Path file = directory.resolve("application.properties");
        Files.writeString(
                file,
                lines.entrySet().stream()
                        .map(line -> line.getKey() + "=" + line.getValue().replace("\\", "\\\\") + "\n")
                        .collect(Collectors.joining()));
        return "--spring.config.location=" + file.toUri();
    }
}
