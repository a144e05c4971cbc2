package dev.poolgate.gateway.policy;

import dev.poolgate.authorizer.policy.PolicySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.StringUtils;

/** A place with policies and a schema, in files or elsewhere. */
final class PolicyFolder {
    private static final List<String> SCHEMAS = List.of("schema.cedarschema", "schema.cedarschema.json");

    private final ResourcePatternResolver resources;
    private final String location;

    private PolicyFolder(ResourcePatternResolver resources, String location) {
        this.resources = resources;
        this.location = location;
    }

    /**
     * The first of these places that is there. Which one that is does not change later: policies of another place must
     * not come into force because one is gone.
     *
     * @param locations at least one
     */
    static PolicyFolder firstOf(List<String> locations, ResourcePatternResolver resources) {
        List<String> folders = locations.stream()
                .map(each -> each.endsWith("/") ? each : each + "/")
                .toList();
        String found = folders.stream()
                .filter(each -> resources.getResource(each).exists())
                .findFirst()
                .orElse(folders.get(0));
        return new PolicyFolder(resources, found);
    }

    /** As written, with a slash at its end. */
    String location() {
        return location;
    }

    /**
     * Reads everything in it.
     *
     * @throws IOException where a text cannot be read now
     */
    PolicyTexts read() throws IOException {
        return new PolicyTexts(policies(), schema());
    }

    private List<PolicySource> policies() throws IOException {
        String root =
                StringUtils.cleanPath(resources.getResource(location).getURL().toString());
        List<PolicySource> sources = new ArrayList<>();
        for (Resource resource : resources.getResources(location + "**/*.cedar")) {
            String url = StringUtils.cleanPath(resource.getURL().toString());
            String name = url.startsWith(root) ? url.substring(root.length()) : url;
            sources.add(new PolicySource(name, resource.getContentAsString(StandardCharsets.UTF_8)));
        }
        sources.sort(Comparator.comparing(PolicySource::name));
        return sources;
    }

    private Optional<PolicySource> schema() throws IOException {
        for (String name : SCHEMAS) {
            Resource resource = resources.getResource(location + name);
            if (resource.exists()) {
                return Optional.of(new PolicySource(name, resource.getContentAsString(StandardCharsets.UTF_8)));
            }
        }
        return Optional.empty();
    }
}
