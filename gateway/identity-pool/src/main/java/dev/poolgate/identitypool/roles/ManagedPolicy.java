package dev.poolgate.identitypool.roles;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A managed policy with its versions.
 *
 * @param description empty where none was given
 * @param versions oldest first
 * @param defaultVersion id of the version in force
 * @param lastVersion number of the newest version there ever was; numbers are not used again
 */
public record ManagedPolicy(
        String id,
        String arn,
        String name,
        String path,
        String description,
        List<Version> versions,
        String defaultVersion,
        int lastVersion,
        Map<String, String> tags,
        Instant createdAt,
        Instant updatedAt) {

    public ManagedPolicy {
        versions = List.copyOf(versions);
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /** @param id {@code v1} and so on */
    public record Version(String id, String document, Instant createdAt) {}

    /** Names are unique without regard to case and to path. */
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The key of the policy that has this ARN, if there is one. */
    public static String keyOfArn(String arn) {
        return key(arn.substring(arn.lastIndexOf('/') + 1));
    }

    public Optional<Version> version(String versionId) {
        return versions.stream().filter(each -> each.id().equals(versionId)).findFirst();
    }

    /** The document in force. */
    public String document() {
        return version(defaultVersion).orElseThrow().document();
    }

    public ManagedPolicy withVersions(List<Version> newVersions, String newDefault, int newLast, Instant now) {
        return new ManagedPolicy(
                id, arn, name, path, description, newVersions, newDefault, newLast, tags, createdAt, now);
    }

    public ManagedPolicy withTags(Map<String, String> newTags) {
        return new ManagedPolicy(
                id, arn, name, path, description, versions, defaultVersion, lastVersion, newTags, createdAt, updatedAt);
    }
}
