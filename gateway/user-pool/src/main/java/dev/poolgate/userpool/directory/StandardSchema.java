package dev.poolgate.userpool.directory;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType.BOOLEAN;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType.NUMBER;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType.STRING;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NumberAttributeConstraintsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StringAttributeConstraintsType;

/**
 * The attributes every pool has, as AWS describes them. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html">user pool
 * attributes</a>.
 */
final class StandardSchema {
    private static final String LONGEST = "2048";

    static final List<SchemaAttributeType> ATTRIBUTES = Stream.of(
                    Stream.of(subject()),
                    Stream.of(
                                    "name",
                                    "given_name",
                                    "family_name",
                                    "middle_name",
                                    "nickname",
                                    Attributes.PREFERRED_USERNAME,
                                    "profile",
                                    "picture",
                                    "website",
                                    Attributes.EMAIL)
                            .map(StandardSchema::text),
                    Stream.of(flag("email_verified"), text("gender"), string("birthdate", "10", "10")),
                    Stream.of("zoneinfo", "locale", Attributes.PHONE_NUMBER).map(StandardSchema::text),
                    Stream.of(flag("phone_number_verified"), text("address"), moment("updated_at"), identities()))
            .flatMap(attributes -> attributes)
            .toList();

    private StandardSchema() {}

    private static SchemaAttributeType subject() {
        return string("sub", "1", LONGEST).toBuilder()
                .mutable(false)
                .required(true)
                .build();
    }

    private static SchemaAttributeType text(String name) {
        return string(name, "0", LONGEST);
    }

    private static SchemaAttributeType string(String name, String min, String max) {
        return attribute(name, STRING)
                .stringAttributeConstraints(StringAttributeConstraintsType.builder()
                        .minLength(min)
                        .maxLength(max)
                        .build())
                .build();
    }

    private static SchemaAttributeType flag(String name) {
        return attribute(name, BOOLEAN).build();
    }

    private static SchemaAttributeType moment(String name) {
        return attribute(name, NUMBER)
                .numberAttributeConstraints(
                        NumberAttributeConstraintsType.builder().minValue("0").build())
                .build();
    }

    private static SchemaAttributeType identities() {
        return attribute("identities", STRING)
                .stringAttributeConstraints(
                        StringAttributeConstraintsType.builder().build())
                .build();
    }

    private static SchemaAttributeType.Builder attribute(String name, AttributeDataType type) {
        return SchemaAttributeType.builder()
                .name(name)
                .attributeDataType(type)
                .developerOnlyAttribute(false)
                .mutable(true)
                .required(false);
    }
}
