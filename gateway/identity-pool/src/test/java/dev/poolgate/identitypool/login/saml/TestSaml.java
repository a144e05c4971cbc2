package dev.poolgate.identitypool.login.saml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A SAML identity provider: a key pair with a certificate, metadata, and responses signed by the platform. */
final class TestSaml {
    static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
    static final String ISSUER = "https://idp.example/saml";
    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private final KeyPair keys;
    private final X509Certificate certificate;

    TestSaml(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
            keys = generator.generateKeyPair();
            X500Principal name = new X500Principal("CN=idp");
            certificate = new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name,
                                    BigInteger.ONE,
                                    Date.from(NOW.minusSeconds(7200)),
                                    Date.from(NOW.minusSeconds(3600)),
                                    name,
                                    keys.getPublic())
                            .build(new JcaContentSignerBuilder(
                                            algorithm.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA")
                                    .build(keys.getPrivate())));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    String metadata() {
        return "<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"" + ISSUER + "\">"
                + "<md:IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
                + "<md:KeyDescriptor use=\"signing\"><ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">"
                + "<ds:X509Data><ds:X509Certificate>" + encoded()
                + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
                + "</md:IDPSSODescriptor></md:EntityDescriptor>";
    }

    private String encoded() {
        try {
            return Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
        } catch (java.security.cert.CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    static String assertion(String subject) {
        return "<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_a1\" Version=\"2.0\" "
                + "IssueInstant=\"" + NOW + "\"><saml:Issuer>" + ISSUER + "</saml:Issuer>"
                + "<saml:Subject><saml:NameID Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\">"
                + subject
                + "</saml:NameID><saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\">"
                + "<saml:SubjectConfirmationData NotOnOrAfter=\"" + NOW.plusSeconds(120)
                + "\" Recipient=\"https://signin.aws.amazon.com/saml\"/></saml:SubjectConfirmation></saml:Subject>"
                + "<saml:Conditions NotBefore=\"" + NOW.minusSeconds(60) + "\" NotOnOrAfter=\"" + NOW.plusSeconds(120)
                + "\"><saml:AudienceRestriction><saml:Audience>urn:amazon:webservices</saml:Audience>"
                + "</saml:AudienceRestriction></saml:Conditions>"
                + "<saml:AuthnStatement AuthnInstant=\"" + NOW + "\" SessionNotOnOrAfter=\"" + NOW.plusSeconds(3600)
                + "\"/><saml:AttributeStatement>"
                + attribute(
                        "https://aws.amazon.com/SAML/Attributes/Role",
                        "arn:aws:iam::000000000000:role/one,arn:aws:iam::000000000000:saml-provider/corp",
                        "arn:aws:iam::000000000000:saml-provider/corp, arn:aws:iam::000000000000:role/two",
                        "arn:aws:iam::000000000000:role/three,arn:aws:iam::000000000000:saml-provider/other",
                        "nonsense")
                + attribute("https://aws.amazon.com/SAML/Attributes/RoleSessionName", "alice@corp.example")
                + attribute("https://aws.amazon.com/SAML/Attributes/SessionDuration", "1800")
                + attribute("https://aws.amazon.com/SAML/Attributes/PrincipalTag:dept", "eng")
                + attribute("https://aws.amazon.com/SAML/Attributes/TransitiveTagKeys", "dept")
                + attribute("sub", "somebody else")
                + "</saml:AttributeStatement></saml:Assertion>";
    }

    static String attribute(String name, String... values) {
        StringBuilder xml = new StringBuilder("<saml:Attribute Name=\"" + name + "\">");
        List.of(values)
                .forEach(value ->
                        xml.append("<saml:AttributeValue>").append(value).append("</saml:AttributeValue>"));
        return xml.append("</saml:Attribute>").toString();
    }

    static String response(String assertion) {
        return "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"_r1\" Version=\"2.0\" "
                + "IssueInstant=\"" + NOW + "\" Destination=\"https://signin.aws.amazon.com/saml\">"
                + "<saml:Issuer xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">" + ISSUER + "</saml:Issuer>"
                + "<samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/></samlp:Status>"
                + assertion + "</samlp:Response>";
    }

    /** Signed as the element of that name is. */
    String sign(String xml, String name) {
        return sign(xml, name, RSA_SHA256, SHA256);
    }

    String sign(String xml, String name, String method, String digest) {
        try {
            Document document = parse(xml);
            Element signed =
                    (Element) document.getElementsByTagNameNS("*", name).item(0);
            signed.setIdAttribute("ID", true);
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            Reference reference = factory.newReference(
                    "#" + signed.getAttribute("ID"),
                    factory.newDigestMethod(digest, null),
                    List.of(
                            factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                            factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                    null,
                    null);
            SignedInfo info = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(method, null),
                    List.of(reference));
            KeyInfoFactory infos = factory.getKeyInfoFactory();
            KeyInfo key = infos.newKeyInfo(List.of(infos.newX509Data(List.of(certificate))));
            DOMSignContext context = new DOMSignContext(
                    keys.getPrivate(), signed, signed.getFirstChild().getNextSibling());
            context.setProperty("org.jcp.xml.dsig.secureValidation", false);
            context.setDefaultNamespacePrefix("ds");
            factory.newXMLSignature(info, key).sign(context);
            return text(document);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Document parse(String xml) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(Document document) {
        try {
            StringWriter out = new StringWriter();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(out));
            return out.toString();
        } catch (javax.xml.transform.TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(UTF_8));
    }
}
