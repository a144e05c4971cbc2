package dev.poolgate.identitypool.login.saml;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The attributes that AWS defines for assertions, see "Configure SAML assertions for the authentication response" in
 * the IAM guide.
 */
record AwsAttributes(Map<String, List<String>> attributes) {
    private static final String PREFIX = "https://aws.amazon.com/SAML/Attributes/";
    private static final String TAG = PREFIX + "PrincipalTag:";
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final Pattern SECONDS = Pattern.compile("\\d{3,5}");
    private static final long SHORTEST = 900;
    private static final long LONGEST = 43_200;

    /** Each value is a role and a provider, in either order; those of other providers are not for us. */
    List<String> roles(String providerArn) {
        return attributes.getOrDefault(PREFIX + "Role", List.of()).stream()
                .flatMap(pair -> role(pair, providerArn))
                .distinct()
                .toList();
    }

    private static Stream<String> role(String pair, String providerArn) {
        List<String> parts =
                Pattern.compile(",").splitAsStream(pair).map(String::strip).toList();
        if (parts.size() != 2 || !parts.contains(providerArn)) {
            return Stream.empty();
        }
        return parts.stream().filter(part -> !part.equals(providerArn)).filter(part -> part.contains(":role/"));
    }

    Optional<String> sessionName() throws SamlRefusal {
        Optional<String> name = single(PREFIX + "RoleSessionName");
        SamlRefusal.require(
                name.map(each -> SESSION_NAME.matcher(each).matches()).orElse(true),
                SamlRefusal.invalid("RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}"));
        return name;
    }

    Optional<Duration> sessionDuration() throws SamlRefusal {
        Optional<String> seconds = single(PREFIX + "SessionDuration");
        if (seconds.isEmpty()) {
            return Optional.empty();
        }
        boolean number = SECONDS.matcher(seconds.get()).matches();
        long value = number ? Long.parseLong(seconds.get()) : 0;
        SamlRefusal.require(
                value >= SHORTEST && value <= LONGEST,
                SamlRefusal.invalid("SessionDuration in AuthnResponse must be between 900 and 43200"));
        return Optional.of(Duration.ofSeconds(value));
    }

    Map<String, String> principalTags() throws SamlRefusal {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String name : attributes.keySet()) {
            if (name.startsWith(TAG)) {
                tags.put(name.substring(TAG.length()), single(name).orElse(""));
            }
        }
        return Map.copyOf(tags);
    }

    private Optional<String> single(String name) throws SamlRefusal {
        List<String> values = attributes.getOrDefault(name, List.of());
        SamlRefusal.require(
                values.size() <= 1, SamlRefusal.claim("An attribute of the SAML response has more than one value"));
        return values.stream().findFirst();
    }
}
