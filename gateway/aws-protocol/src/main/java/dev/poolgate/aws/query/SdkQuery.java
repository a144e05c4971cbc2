package dev.poolgate.aws.query;

import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/**
 * AWS's Query protocol for any model class of the AWS SDK: parameters are read, XML is written.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS Query protocol</a>
 */
public final class SdkQuery {

    private SdkQuery() {}

    /**
     * Splits the body of a form, or a query string.
     *
     * @throws MalformedInputException where it is no form, names a parameter twice or has too many
     */
    public static Question read(String form) {
        return new Question(Form.parse(form));
    }

    /**
     * The XML of a result.
     *
     * @param result the element around the output's members; empty where the operation has no output
     */
    public static String write(
            String namespace, String operation, Optional<String> result, SdkPojo output, String requestId) {
        return Xml.document(operation + "Response", namespace, response -> {
            if (result.isPresent()) {
                response.element(result.get(), inside -> XmlMembers.write(inside, output));
            }
            response.element("ResponseMetadata", metadata -> metadata.element("RequestId", requestId));
        });
    }

    /**
     * The XML of an error.
     *
     * @param sender whether the sender is to blame, and not the service
     * @param message left out where empty
     * @param members of the error beyond code and message
     */
    public static String writeError(
            String namespace, boolean sender, String code, String message, SdkPojo members, String requestId) {
        return Xml.document("ErrorResponse", namespace, response -> {
            response.element("Error", error -> {
                error.element("Type", sender ? "Sender" : "Receiver");
                error.element("Code", code);
                if (!message.isEmpty()) {
                    error.element("Message", message);
                }
                XmlMembers.write(error, members);
            });
            response.element("RequestId", requestId);
        });
    }
}
