package dev.poolgate.authorizer.token;

/**
 * Where an issuer's keys may be fetched from (S25). Link-local and cloud metadata addresses are out of reach under each
 * of them.
 */
public enum NetworkAccess {
    /** Over https, from hosts that resolve to public addresses only. The default. */
    PUBLIC_HTTPS(false, false),
    /** Waiver: over https, also from loopback and private addresses. */
    PRIVATE_HTTPS(true, false),
    /** Waiver for an issuer on this machine or in a closed network: also over plain http. */
    PRIVATE_PLAIN_HTTP(true, true);

    private final boolean privateAddresses;
    private final boolean plainHttp;

    NetworkAccess(boolean privateAddresses, boolean plainHttp) {
        this.privateAddresses = privateAddresses;
        this.plainHttp = plainHttp;
    }

    public boolean allowsPrivateAddresses() {
        return privateAddresses;
    }

    public boolean allowsPlainHttp() {
        return plainHttp;
    }
}
