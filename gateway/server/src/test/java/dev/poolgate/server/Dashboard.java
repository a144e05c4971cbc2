package dev.poolgate.server;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a Grafana dashboard asks Prometheus for. */
record Dashboard(JsonNode json) {

    static Dashboard read(Path file) {
        return new Dashboard(JsonMapper.shared().readTree(file.toFile()));
    }

    Stream<JsonNode> panels() {
        return json.path("panels").valueStream();
    }

    List<Query> queries() {
        return panels().flatMap(panel -> panel.path("targets")
                        .valueStream()
                        .map(target -> new Query(
                                panel.path("title").asString(),
                                target.path("expr").asString())))
                .toList();
    }

    record Query(String panel, String written) {
        /** As Grafana sends it where every job and instance is looked at. */
        String sent() {
            return written.replace("$__rate_interval", "1m")
                    .replace("$job", ".*")
                    .replace("$instance", ".*");
        }
    }
}
