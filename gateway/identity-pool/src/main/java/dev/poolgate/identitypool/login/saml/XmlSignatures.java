package dev.poolgate.identitypool.login.saml;

import java.security.PublicKey;
import java.util.List;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;

/** Verifies enveloped signatures by the platform's XML signatures, with keys that are given: a KeyInfo is not read. */
final class XmlSignatures {
    private static final String SECURE_VALIDATION = "org.jcp.xml.dsig.secureValidation";

    private final SignatureMethods methods;

    XmlSignatures(SignatureMethods methods) {
        this.methods = methods;
    }

    /** Whether the signature is of the element it stands in, by one of the keys. */
    boolean verifies(Element signature, List<PublicKey> keys) {
        return keys.stream().anyMatch(key -> verifies(signature, key));
    }

    private boolean verifies(Element element, PublicKey key) {
        Element signed = (Element) element.getParentNode();
        DOMValidateContext context = new DOMValidateContext(KeySelector.singletonKeySelector(key), element);
        // the platform's policy includes SHA-1; where that is waived, the methods are limited here all the same
        context.setProperty(SECURE_VALIDATION, !methods.sha1());
        context.setIdAttributeNS(signed, null, "ID");
        try {
            XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            return methods.cover(signature, signed) && signature.validate(context);
        } catch (MarshalException | XMLSignatureException e) {
            return false;
        }
    }
}
