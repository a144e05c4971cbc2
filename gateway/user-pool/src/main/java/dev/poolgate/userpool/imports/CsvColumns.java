package dev.poolgate.userpool.imports;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Pool;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;

/** The columns of a pool's import file. */
public final class CsvColumns {
    static final String USERNAME = "cognito:username";
    static final String MFA = "cognito:mfa_enabled";
    /** Only where the job names an algorithm. */
    static final String HASH = "cognito:password_hash";

    private static final Set<String> NOT_GIVEN = Set.of(Attributes.SUB, "identities");

    private CsvColumns() {}

    /** What {@code GetCSVHeader} answers: the attributes of the schema, and two columns more. */
    public static List<String> of(Pool pool) {
        return Stream.concat(
                        pool.settings().schemaAttributes().stream()
                                .map(SchemaAttributeType::name)
                                .filter(name -> !NOT_GIVEN.contains(name)),
                        Stream.of(MFA, USERNAME))
                .toList();
    }

    /** Why a file with this header cannot be imported. */
    static Optional<String> wrong(Pool pool, List<String> header, boolean hashes) {
        Set<String> known = Stream.concat(of(pool).stream(), hashes ? Stream.of(HASH) : Stream.of())
                .collect(Collectors.toSet());
        return header.stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .map(name -> "Unknown column " + name)
                .or(() -> Stream.of(USERNAME, HASH)
                        .filter(known::contains)
                        .filter(name -> !header.contains(name))
                        .findFirst()
                        .map(name -> "Missing column " + name));
    }
}
