package dev.poolgate.identitypool.roles;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A role as it is kept: of managed policies only the ARNs.
 *
 * @param description empty where none was given
 * @param inlinePolicies documents by name
 * @param attached ARNs of managed policies
 * @param boundary ARN of the managed policy that bounds it
 */
public record StoredRole(
        String id,
        String arn,
        String name,
        String path,
        String description,
        String trustPolicy,
        Map<String, String> inlinePolicies,
        List<String> attached,
        Optional<String> boundary,
        int maxSessionSeconds,
        Map<String, String> tags,
        Instant createdAt) {

    public StoredRole {
        inlinePolicies = Collections.unmodifiableMap(new TreeMap<>(inlinePolicies));
        attached = List.copyOf(attached);
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /** Names are unique without regard to case. */
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    public StoredRole withTrustPolicy(String document) {
        return new StoredRole(
                id,
                arn,
                name,
                path,
                description,
                document,
                inlinePolicies,
                attached,
                boundary,
                maxSessionSeconds,
                tags,
                createdAt);
    }

    public StoredRole withSettings(String newDescription, int newMaxSessionSeconds) {
        return new StoredRole(
                id,
                arn,
                name,
                path,
                newDescription,
                trustPolicy,
                inlinePolicies,
                attached,
                boundary,
                newMaxSessionSeconds,
                tags,
                createdAt);
    }

    public StoredRole withInlinePolicies(Map<String, String> documents) {
        return withPolicies(documents, attached, boundary);
    }

    public StoredRole withAttached(List<String> arns) {
        return withPolicies(inlinePolicies, arns, boundary);
    }

    public StoredRole withBoundary(Optional<String> policyArn) {
        return withPolicies(inlinePolicies, attached, policyArn);
    }

    private StoredRole withPolicies(
            Map<String, String> newInline, List<String> newAttached, Optional<String> newBoundary) {
        return new StoredRole(
                id,
                arn,
                name,
                path,
                description,
                trustPolicy,
                newInline,
                newAttached,
                newBoundary,
                maxSessionSeconds,
                tags,
                createdAt);
    }

    public StoredRole withTags(Map<String, String> newTags) {
        return new StoredRole(
                id,
                arn,
                name,
                path,
                description,
                trustPolicy,
                inlinePolicies,
                attached,
                boundary,
                maxSessionSeconds,
                newTags,
                createdAt);
    }
}
