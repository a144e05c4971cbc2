package dev.poolgate.authorizer.sign;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One case of AWS's signing test suite, read from its files. */
record SigningVector(String name, Path directory, Map<String, Object> context) {

    static List<SigningVector> all() {
        try (Stream<Path> directories = Files.list(root())) {
            return directories
                    .filter(Files::isDirectory)
                    .map(SigningVector::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SignableRequest request() {
        return parse(text("request.txt"));
    }

    SignableRequest signedRequest() {
        return parse(text("header-signed-request.txt"));
    }

    SignableRequest presignedRequest() {
        return parse(text("query-signed-request.txt"));
    }

    String presignedCanonicalRequest() {
        return text("query-canonical-request.txt");
    }

    String presignedSignature() {
        return text("query-signature.txt");
    }

    String canonicalRequest() {
        return text("header-canonical-request.txt");
    }

    String signature() {
        return text("header-signature.txt");
    }

    Instant time() {
        return Instant.parse(member(context, "timestamp", String.class));
    }

    boolean normalize() {
        return member(context, "normalize", Boolean.class);
    }

    boolean signBody() {
        return member(context, "sign_body", Boolean.class);
    }

    boolean omitsToken() {
        return Boolean.TRUE.equals(context.get("omit_session_token"));
    }

    String secret() {
        return member(credentials(), "secret_access_key", String.class);
    }

    @Nullable
    String token() {
        return (String) credentials().get("token");
    }

    CredentialScope scope() {
        return new CredentialScope(
                AmzDate.day(AmzDate.format(time())),
                member(context, "region", String.class),
                member(context, "service", String.class));
    }

    private Map<?, ?> credentials() {
        return member(context, "credentials", Map.class);
    }

    private static <T> T member(Map<?, ?> object, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(object.get(name), name));
    }

    private String text(String file) {
        try {
            return Files.readString(directory.resolve(file)).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The raw message: request line, headers up to an empty line, body. A folded header line is unfolded (RFC 9112,
     * 5.2).
     */
    private static SignableRequest parse(String message) {
        String[] parts = message.split("\n\n", 2);
        List<String> lines = parts[0].replaceAll("\n[ \t]+", " ").lines().toList();
        String line = lines.get(0);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String header : lines.subList(1, lines.size())) {
            String[] pair = header.split(":", 2);
            headers.computeIfAbsent(pair[0], name -> new ArrayList<>()).add(pair[1]);
        }
        return SignableRequest.of(
                line.substring(0, line.indexOf(' ')),
                line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' ')),
                headers,
                (parts.length < 2 ? "" : parts[1]).getBytes(StandardCharsets.UTF_8));
    }

    private static SigningVector read(Path directory) {
        try {
            Map<String, Object> context = JSONObjectUtils.parse(Files.readString(directory.resolve("context.json")));
            return new SigningVector(directory.getFileName().toString(), directory, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static Path root() {
        try {
            return Path.of(SigningVector.class.getResource("/vectors/aws-sigv4").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
