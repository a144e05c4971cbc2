package dev.poolgate.authorizer.iam;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Addresses that begin with the same bits: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or a single address. */
final class IpRange {
    private static final String V4_CHARACTERS = "0123456789.";
    private static final String V6_CHARACTERS = "0123456789abcdefABCDEF:.";
    private static final int V4_BYTES = 4;
    private static final int LONGEST = 45;

    private final byte[] address;
    private final int bits;

    private IpRange(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    static Optional<IpRange> parse(String text) {
        int slash = text.indexOf('/');
        return parseAddress(slash < 0 ? text : text.substring(0, slash))
                .flatMap(address -> bits(slash < 0 ? "" : text.substring(slash), address.length * Byte.SIZE)
                        .map(bits -> new IpRange(address, bits)));
    }

    /** The bytes of an address; 4 also where it is an IPv4 address mapped into IPv6. Asks no name server. */
    static Optional<byte[]> parseAddress(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return text.indexOf(':') < 0 ? v4(text) : v6(text);
    }

    boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (other[i] != address[i]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || (other[whole] ^ address[whole]) >> (Byte.SIZE - rest) == 0;
    }

    /** @param suffix a slash and a number, or nothing, which is all bits */
    private static Optional<Integer> bits(String suffix, int most) {
        if (suffix.isEmpty()) {
            return Optional.of(most);
        }
        return number(suffix.substring(1), most);
    }

    private static Optional<byte[]> v4(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] bytes = new byte[V4_BYTES];
        if (parts.length != V4_BYTES || !consistsOf(text, V4_CHARACTERS)) {
            return Optional.empty();
        }
        for (int i = 0; i < V4_BYTES; i++) {
            Optional<Integer> part = number(parts[i], 0xff);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            bytes[i] = part.get().byteValue();
        }
        return Optional.of(bytes);
    }

    private static Optional<byte[]> v6(String text) {
        if (text.startsWith(".") || !consistsOf(text, V6_CHARACTERS)) {
            return Optional.empty();
        }
        try {
            // with a colon in it, none but these characters and no dot first, the platform reads it or throws
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** A number as it is written canonically: 010 is eight to some and ten to others. */
    private static Optional<Integer> number(String text, int most) {
        boolean canonical = !text.isEmpty()
                && text.length() <= 3
                && consistsOf(text, "0123456789")
                && (text.length() == 1 || text.charAt(0) != '0');
        return canonical ? Optional.of(Integer.valueOf(text)).filter(n -> n <= most) : Optional.empty();
    }

    private static boolean consistsOf(String text, String characters) {
        return text.chars().allMatch(c -> characters.indexOf(c) >= 0);
    }
}
