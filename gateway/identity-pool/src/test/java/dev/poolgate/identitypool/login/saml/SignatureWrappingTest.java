package dev.poolgate.identitypool.login.saml;

import static dev.poolgate.identitypool.login.saml.TestSaml.NOW;
import static dev.poolgate.identitypool.login.saml.TestSaml.assertion;
import static dev.poolgate.identitypool.login.saml.TestSaml.base64;
import static dev.poolgate.identitypool.login.saml.TestSaml.parse;
import static dev.poolgate.identitypool.login.saml.TestSaml.response;
import static dev.poolgate.identitypool.login.saml.TestSaml.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.identitypool.FakeProviders;
import dev.poolgate.identitypool.login.SamlResult;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The eight signature wrapping attacks of Somorovsky and others, "On Breaking SAML" (2012): a validly signed element is
 * kept somewhere in the document, and the reader is led to another one.
 */
class SignatureWrappingTest {
    private static final TestSaml IDP = new TestSaml("RSA");
    private static final String DS = SamlNames.SIGNATURE;

    private final MetadataSamlVerifier verifier = new MetadataSamlVerifier(
            new FakeProviders().withSaml("corp", IDP.metadata()),
            SamlSettings.forAws(),
            (issuer, id, until) -> true,
            Clock.fixed(NOW, ZoneOffset.UTC));

    private final Document signedResponse = parse(IDP.sign(response(assertion("alice")), "Response"));
    private final Document signedAssertion = parse(IDP.sign(response(assertion("alice")), "Assertion"));

    @Test
    void the_originals_are_good() {
        assertThat(verify(signedResponse)).isInstanceOf(SamlResult.Verified.class);
        assertThat(verify(signedAssertion)).isInstanceOf(SamlResult.Verified.class);
    }

    @Test
    void xsw1_the_original_response_inside_the_signature_of_a_forged_one() {
        Element original = root(signedResponse);
        Element signature = child(original, DS, "Signature");
        Document forged = forgedResponse();
        Element copy = (Element) forged.importNode(signature, true);
        copy.appendChild(withoutSignature(forged, original));
        root(forged).insertBefore(copy, root(forged).getFirstChild());
        assertRefused(forged);
    }

    @Test
    void xsw2_the_original_response_before_a_detached_signature() {
        Element original = root(signedResponse);
        Document forged = forgedResponse();
        root(forged)
                .insertBefore(
                        forged.importNode(child(original, DS, "Signature"), true),
                        root(forged).getFirstChild());
        root(forged)
                .insertBefore(withoutSignature(forged, original), root(forged).getFirstChild());
        assertRefused(forged);
    }

    @Test
    void xsw3_a_forged_assertion_before_the_original() {
        root(signedAssertion).insertBefore(forgedAssertion(signedAssertion), original());
        assertRefused(signedAssertion);
    }

    @Test
    void xsw4_the_original_assertion_inside_a_forged_one() {
        Element original = original();
        Element forged = forgedAssertion(signedAssertion);
        root(signedAssertion).replaceChild(forged, original);
        forged.appendChild(original);
        assertRefused(signedAssertion);
    }

    @Test
    void xsw5_a_forged_assertion_with_the_signature_and_the_original_at_the_end() {
        Element original = original();
        Element forged = forgedAssertion(signedAssertion);
        forged.appendChild(child(original, DS, "Signature"));
        root(signedAssertion).insertBefore(forged, original);
        assertRefused(signedAssertion);
    }

    @Test
    void xsw6_the_original_assertion_inside_the_signature_of_a_forged_one() {
        Element original = original();
        Element signature = child(original, DS, "Signature");
        Element forged = forgedAssertion(signedAssertion);
        root(signedAssertion).replaceChild(forged, original);
        forged.appendChild(signature);
        signature.appendChild(original);
        assertRefused(signedAssertion);
    }

    @Test
    void xsw7_a_forged_assertion_inside_extensions() {
        Element extensions = signedAssertion.createElementNS(SamlNames.PROTOCOL, "samlp:Extensions");
        extensions.appendChild(forgedAssertion(signedAssertion));
        root(signedAssertion).insertBefore(extensions, original());
        assertRefused(signedAssertion);
    }

    @Test
    void xsw8_the_original_assertion_inside_an_object_of_the_signature() {
        Element original = original();
        Element signature = child(original, DS, "Signature");
        Element forged = forgedAssertion(signedAssertion);
        root(signedAssertion).replaceChild(forged, original);
        forged.appendChild(signature);
        Element object = signedAssertion.createElementNS(DS, "ds:Object");
        object.appendChild(original);
        signature.appendChild(object);
        assertRefused(signedAssertion);
    }

    @Test
    void an_id_that_occurs_twice_is_refused() {
        root(signedAssertion).setAttribute("ID", "_a1");
        assertRefused(signedAssertion);
    }

    @Test
    void a_signature_of_the_assertion_moved_to_the_response_covers_neither() {
        root(signedAssertion).appendChild(child(original(), DS, "Signature"));
        assertRefused(signedAssertion);
    }

    @Test
    void an_assertion_in_a_strange_namespace_is_one_too_many() {
        root(signedAssertion).appendChild(signedAssertion.createElementNS("urn:strange", "x:Assertion"));
        assertRefused(signedAssertion);
    }

    @Test
    void an_encrypted_assertion_is_refused() {
        root(signedAssertion)
                .appendChild(signedAssertion.createElementNS(SamlNames.ASSERTION, "saml:EncryptedAssertion"));
        assertRefused(signedAssertion);
    }

    private void assertRefused(Document document) {
        assertThat(verify(document)).isInstanceOf(SamlResult.Rejected.class);
    }

    private SamlResult verify(Document document) {
        return verifier.verify(FakeProviders.samlArn("corp"), base64(text(document)));
    }

    private static Document forgedResponse() {
        return parse(response(assertion("admin")).replace("ID=\"_r1\"", "ID=\"_evil\""));
    }

    private static Element forgedAssertion(Document document) {
        Document forged = parse(assertion("admin").replace("ID=\"_a1\"", "ID=\"_evil\""));
        return (Element) document.importNode(forged.getDocumentElement(), true);
    }

    private static Element withoutSignature(Document into, Element element) {
        Element copy = (Element) into.importNode(element, true);
        copy.removeChild(child(copy, DS, "Signature"));
        return copy;
    }

    private Element original() {
        return child(root(signedAssertion), SamlNames.ASSERTION, "Assertion");
    }

    private static Element root(Document document) {
        return document.getDocumentElement();
    }

    private static Element child(Element parent, String namespace, String name) {
        return Elements.children(parent, namespace, name).get(0);
    }
}
