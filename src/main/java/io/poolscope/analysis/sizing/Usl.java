package io.poolscope.analysis.sizing;

import java.util.Map;
import java.util.TreeMap;

/**
 * The Universal Scalability Law (Gunther, "Guerrilla Capacity Planning", 2007) fitted to measured throughputs:
 * X(n) = λ·n / (1 + σ(n − 1) + κ·n(n − 1)).
 *
 * @param lambda the throughput of one worker, a second
 * @param sigma contention: the share of the work that only one can do at a time, 0 or more
 * @param kappa coherency: what workers cost each other in pairs, 0 or more
 * @param fit how much of the variance the curve explains, 1 at best
 * @param refusal why the data don't support the fit, in one line; "" if they do
 */
public record Usl(double lambda, double sigma, double kappa, double fit, String refusal) {
    private static final int ENOUGH = 4;
    private static final double GOOD = 0.9;

    /**
     * Fits by least squares on n / X(n), which is linear in 1/λ, σ/λ and κ/λ; a coefficient that comes out negative is
     * set to 0 and the others fitted again.
     *
     * @param throughput measured throughputs by number of workers, 1 or more each
     */
    public static Usl fit(Map<Integer, Double> throughput) {
        TreeMap<Integer, Double> data = new TreeMap<>(throughput);
        data.values().removeIf(x -> !(x > 0));
        if (data.size() < ENOUGH) {
            return refused("a fit needs at least " + ENOUGH + " numbers of workers with a throughput; there are " + data.size());
        }
        if (data.lastKey() < 4 * data.firstKey()) {
            return refused("the numbers of workers lie too close together: " + data.firstKey() + " to " + data.lastKey());
        }
        double[] best = null;
        double least = Double.MAX_VALUE;
        // Four ways to leave out coefficients; the best of those that leave none negative.
        for (int use = 0; use < 4; use++) {
            double[] c = solve(data, (use & 1) != 0, (use & 2) != 0);
            if (c != null && c[0] > 0 && c[1] >= 0 && c[2] >= 0) {
                double error = error(data, c);
                if (error < least * 0.999) {
                    least = error;
                    best = c;
                }
            }
        }
        if (best == null) {
            return refused("no curve with a positive throughput fits the data");
        }
        double mean = data.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double variance = data.values().stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        double residual = 0;
        Usl usl = new Usl(1 / best[0], best[1] / best[0], best[2] / best[0], 0, "");
        for (Map.Entry<Integer, Double> point : data.entrySet()) {
            double off = point.getValue() - usl.throughput(point.getKey());
            residual += off * off;
        }
        double fit = variance == 0 ? 1 : 1 - residual / variance;
        String refusal = fit >= GOOD ? "" : "the curve explains only " + Math.max(0, Math.round(fit * 100))
                + " % of the differences; repeat the measurement or use more counts";
        return new Usl(usl.lambda, usl.sigma, usl.kappa, fit, refusal);
    }

    private static Usl refused(String why) {
        return new Usl(0, 0, 0, 0, why);
    }

    private static double error(TreeMap<Integer, Double> data, double[] c) {
        double sum = 0;
        for (Map.Entry<Integer, Double> point : data.entrySet()) {
            double n = point.getKey();
            double x = n / (c[0] + c[1] * (n - 1) + c[2] * n * (n - 1));
            sum += (x - point.getValue()) * (x - point.getValue());
        }
        return sum;
    }

    /** The normal equations, weighted by X² so that errors count in throughput, solved by elimination. */
    private static double[] solve(TreeMap<Integer, Double> data, boolean contention, boolean coherency) {
        double[][] a = new double[3][4];
        for (Map.Entry<Integer, Double> point : data.entrySet()) {
            double n = point.getKey();
            double weight = point.getValue() * point.getValue() / n;
            double[] row = {1, contention ? n - 1 : 0, coherency ? n * (n - 1) : 0};
            double y = n / point.getValue();
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    a[i][j] += weight * weight * row[i] * row[j];
                }
                a[i][3] += weight * weight * row[i] * y;
            }
        }
        a[1][1] = contention ? a[1][1] : 1;
        a[2][2] = coherency ? a[2][2] : 1;
        for (int i = 0; i < 3; i++) {
            int pivot = i;
            for (int k = i + 1; k < 3; k++) {
                pivot = Math.abs(a[k][i]) > Math.abs(a[pivot][i]) ? k : pivot;
            }
            double[] swap = a[i];
            a[i] = a[pivot];
            a[pivot] = swap;
            if (Math.abs(a[i][i]) < 1e-300) {
                return null;
            }
            for (int k = 0; k < 3; k++) {
                if (k != i) {
                    double factor = a[k][i] / a[i][i];
                    for (int j = i; j < 4; j++) {
                        a[k][j] -= factor * a[i][j];
                    }
                }
            }
        }
        return new double[] {a[0][3] / a[0][0], a[1][3] / a[1][1], a[2][3] / a[2][2]};
    }

    /** Whether the data support the curve. */
    public boolean supported() {
        return refusal.isEmpty();
    }

    /** The throughput that the curve gives a number of workers, a second. */
    public double throughput(int workers) {
        return lambda * workers / (1 + sigma * (workers - 1) + kappa * workers * (workers - 1.0));
    }

    /** The number of workers with the highest throughput; {@link Integer#MAX_VALUE} where the curve only rises. */
    public int peak() {
        return kappa <= 1e-12 ? Integer.MAX_VALUE : (int) Math.max(1, Math.floor(Math.sqrt(Math.max(0, (1 - sigma) / kappa))));
    }

    /**
     * The number of workers to use, at most {@code most}: the smallest from which on a tenth more workers bring less than
     * a hundredth more throughput.
     */
    public int recommended(int most) {
        int limit = Math.min(most, peak());
        for (int n = 1; n < limit; n++) {
            int more = Math.min(limit, Math.max(n + 1, n + n / 10));
            if (throughput(more) < throughput(n) * (1 + 0.1 * (more - n) / Math.max(1, n) + 1e-9)
                    && throughput(more) < throughput(n) * 1.01) {
                return n;
            }
        }
        return limit;
    }
}
