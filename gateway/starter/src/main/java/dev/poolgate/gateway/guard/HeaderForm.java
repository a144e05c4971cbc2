package dev.poolgate.gateway.guard;

/**
 * A header name as the most lenient backend would read it: letters and digits only, in lower case. CGI-like backends
 * map {@code X-User-Id}, {@code X_User_Id} and {@code X.User.Id} to one variable.
 */
final class HeaderForm {

    private HeaderForm() {}

    static String of(String name) {
        StringBuilder form = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            append(form, name.charAt(i));
        }
        return form.toString();
    }

    private static void append(StringBuilder form, char c) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            form.append(c);
        } else if (c >= 'A' && c <= 'Z') {
            form.append((char) (c + ('a' - 'A')));
        }
    }
}
