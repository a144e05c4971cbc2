package dev.poolgate.authorizer.iam;

import dev.poolgate.authorizer.token.NotStrictJsonException;
import dev.poolgate.authorizer.token.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The frame that all policies share: version, id and statements.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Policy grammar</a>
 */
record PolicyDocument(PolicyVersion version, List<DocumentPart> statements) {
    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
    /** What AWS takes at all, white space included. */
    private static final int MOST_CHARACTERS = 131_072;

    /** Makes a statement of its part of the document. */
    interface StatementReader<T> {
        T read(DocumentPart part, PolicyVersion version, String label) throws MalformedPolicyException;
    }

    /** @param mostCharacters not counting white space, as AWS counts */
    static PolicyDocument parse(String json, int mostCharacters) throws MalformedPolicyException {
        requireLength(json, mostCharacters);
        DocumentPart document = new DocumentPart("", members(json));
        document.hasOnly(ELEMENTS);
        DocumentPart id = document.members().get("Id");
        if (id != null) {
            id.text();
        }
        PolicyVersion version = PolicyVersion.read(document.members().get("Version"));
        return new PolicyDocument(version, document.member("Statement").oneOrMany());
    }

    private static void requireLength(String json, int most) throws MalformedPolicyException {
        if (json.length() > MOST_CHARACTERS
                || json.chars().filter(c -> !Character.isWhitespace(c)).count() > most) {
            throw new MalformedPolicyException("the document is longer than `" + most + "` characters");
        }
    }

    private static Map<String, ?> members(String json) throws MalformedPolicyException {
        // half a character would be written as a question mark, which is a wildcard
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(json)) {
            throw new MalformedPolicyException("the document has half a character");
        }
        try {
            return StrictJson.object(json.getBytes(StandardCharsets.UTF_8));
        } catch (NotStrictJsonException e) {
            throw new MalformedPolicyException(
                    "the document is no json object: " + e.getMessage() + " at " + DocumentPart.quote(e.where()));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
    }

    /**
     * @param policy its name, with which labels of statements begin
     * @param elements what a statement of this kind of policy may have
     */
    <T> List<T> read(String policy, Set<String> elements, StatementReader<T> reader) throws MalformedPolicyException {
        List<T> read = new ArrayList<>();
        Set<String> sids = new HashSet<>();
        for (int i = 0; i < statements.size(); i++) {
            DocumentPart statement = statements.get(i);
            statement.hasOnly(elements);
            String sid = sid(statement, sids);
            read.add(reader.read(statement, version, policy + "/" + (sid.isEmpty() ? "Statement[" + i + "]" : sid)));
        }
        return List.copyOf(read);
    }

    private static String sid(DocumentPart statement, Set<String> others) throws MalformedPolicyException {
        DocumentPart sid = statement.members().get("Sid");
        if (sid == null || sid.text().isEmpty()) {
            return "";
        }
        if (!sid.text().chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c))) {
            throw sid.malformed("has more than letters and digits");
        }
        if (!others.add(sid.text())) {
            throw sid.malformed("is also another statement's");
        }
        return sid.text();
    }
}
