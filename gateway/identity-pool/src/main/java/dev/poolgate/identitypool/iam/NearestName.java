package dev.poolgate.identitypool.iam;

import java.util.List;

/** The name that was probably meant: the one with the fewest letters to change (Levenshtein). */
final class NearestName {

    private NearestName() {}

    /** @param known not empty */
    static String of(String name, List<String> known) {
        String nearest = known.get(0);
        for (String each : known) {
            nearest = changes(name, each) < changes(name, nearest) ? each : nearest;
        }
        return nearest;
    }

    private static int changes(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        return Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    }
}
