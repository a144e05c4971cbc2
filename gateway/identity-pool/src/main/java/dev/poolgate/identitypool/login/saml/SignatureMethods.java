package dev.poolgate.identitypool.login.saml;

import java.util.List;
import java.util.Set;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import org.w3c.dom.Element;

/**
 * Which methods a signature may use: the ones that SAML core section 5.4 allows, by name, and of hashes those that
 * hold. Everything else of XML signatures, such as XPath and XSLT, is out.
 */
record SignatureMethods(boolean sha1) {
    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final Set<String> SIGNATURES = Set.of(
            MORE + "rsa-sha256",
            MORE + "rsa-sha384",
            MORE + "rsa-sha512",
            MORE + "ecdsa-sha256",
            MORE + "ecdsa-sha384",
            MORE + "ecdsa-sha512");
    private static final Set<String> DIGESTS = Set.of(
            "http://www.w3.org/2001/04/xmlenc#sha256", MORE + "sha384", "http://www.w3.org/2001/04/xmlenc#sha512");
    private static final Set<String> SHA1 =
            Set.of("http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2000/09/xmldsig#sha1");
    private static final Set<String> CANONICAL =
            Set.of(CanonicalizationMethod.EXCLUSIVE, CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS);

    /** Whether the signature covers exactly this element, by methods that count. */
    boolean cover(XMLSignature signature, Element signed) {
        SignedInfo info = signature.getSignedInfo();
        String id = signed.getAttribute("ID");
        return allows(SIGNATURES, info.getSignatureMethod().getAlgorithm())
                && CANONICAL.contains(info.getCanonicalizationMethod().getAlgorithm())
                && info.getReferences().size() == 1
                && !id.isEmpty()
                && covers(info.getReferences().get(0), id);
    }

    private boolean covers(Reference reference, String id) {
        return ("#" + id).equals(reference.getURI())
                && allows(DIGESTS, reference.getDigestMethod().getAlgorithm())
                && areSound(reference.getTransforms());
    }

    /** The signature itself is left out, and then the element is made canonical. */
    private static boolean areSound(List<Transform> transforms) {
        return (transforms.size() == 1 || transforms.size() == 2)
                && Transform.ENVELOPED.equals(transforms.get(0).getAlgorithm())
                && transforms.stream().skip(1).map(Transform::getAlgorithm).allMatch(CANONICAL::contains);
    }

    private boolean allows(Set<String> strong, String algorithm) {
        return strong.contains(algorithm) || (sha1 && SHA1.contains(algorithm));
    }
}
