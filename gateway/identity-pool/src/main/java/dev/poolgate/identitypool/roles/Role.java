package dev.poolgate.identitypool.roles;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A role as IAM describes it. Policies are JSON documents as they were written.
 *
 * @param id {@code AROA...}, unique for ever, so that a role made again under the same name is another
 * @param path begins and ends with a slash
 * @param trustPolicy who may assume it
 * @param inlinePolicies by name
 * @param managedPolicies ARN to document, of the policies attached
 * @param boundary the document of the permissions boundary; empty where there is none
 * @param maxSession the longest that a session may last, one to twelve hours
 * @param tags of the role, which session tags of the same name override
 */
public record Role(
        String arn,
        String id,
        String name,
        String path,
        String description,
        String trustPolicy,
        Map<String, String> inlinePolicies,
        Map<String, String> managedPolicies,
        List<String> boundary,
        Duration maxSession,
        Map<String, String> tags,
        Instant createdAt) {}
