package org.gaitway.policy;

/**
 * Activation functions over arrays, written so that the just-in-time compiler turns each loop into
 * vector instructions, and so that every run gives the same bits: only additions, multiplications,
 * divisions, fused multiply-adds, minima and maxima, each of which IEEE 754 rounds in one way only,
 * interpreted or compiled, scalar or vector. ({@link Math#exp} promises no such thing.)
 *
 * <p>All of them rest on one rational approximation, tanh(h) = h P(h²) / Q(h²) for |h| ≤ 4.35,
 * fitted to a relative error of 1.7e-8, and on identities that need a single division. Not a number
 * in gives not a number out.
 *
 * <p>The methods neither allocate nor lock; they may be called on the loop thread and from any
 * number of threads. {@code source} and {@code target} may be the same array.
 */
public final class VectorFunctions {
  /** Beyond this, tanh differs from ±1 by less than half a unit in the last place. */
  private static final float TANH_LIMIT = 8.7f;

  private static final float P1 = 0.12610094f;
  private static final float P2 = 0.002571828f;
  private static final float P3 = 5.591998e-6f;
  private static final float Q1 = 0.4594341f;
  private static final float Q2 = 0.022383537f;
  private static final float Q3 = 1.7686289e-4f;

  private static final float LN_2 = 0.6931472f;

  /** atanh(s) = s (1 + A1 s² + A2 s⁴ + ...) for s in [0, 1/3], fitted to 4.6e-9. */
  private static final float A1 = 0.33333206f;

  private static final float A2 = 0.2001085f;
  private static final float A3 = 0.13999566f;
  private static final float A4 = 0.14012249f;

  private VectorFunctions() {}

  /** tanh x, to 2e-7 absolute; never beyond ±1. */
  public static void tanh(float[] source, float[] target, int begin, int end) {
    for (int i = begin; i < end; i++) {
      float h = 0.5f * Math.max(-TANH_LIMIT, Math.min(TANH_LIMIT, source[i]));
      float s = h * h;
      float p = h * numerator(s);
      float q = denominator(s);
      // tanh 2a = 2 tanh a / (1 + tanh² a), flat near ±1, so errors in p and q cancel there.
      target[i] = (p + p) * q / Math.fma(p, p, q * q);
    }
  }

  /** 1 / (1 + e^-x), to 1e-7 absolute; from 0 to 1. */
  public static void sigmoid(float[] source, float[] target, int begin, int end) {
    for (int i = begin; i < end; i++) {
      target[i] = sigmoid(source[i]);
    }
  }

  /** x / (1 + e^-x), to 1e-7 |x| absolute. */
  public static void silu(float[] source, float[] target, int begin, int end) {
    for (int i = begin; i < end; i++) {
      target[i] = source[i] * sigmoid(source[i]);
    }
  }

  /** max(x, 0), exact. */
  public static void relu(float[] source, float[] target, int begin, int end) {
    for (int i = begin; i < end; i++) {
      target[i] = Math.max(source[i], 0f);
    }
  }

  /** x where positive, else alpha (e^x - 1), to 2e-7 alpha absolute. */
  public static void elu(float[] source, float[] target, int begin, int end, float alpha) {
    for (int i = begin; i < end; i++) {
      float x = source[i];
      float positive = Math.max(x, 0f);
      float h = 0.25f * Math.max(-2 * TANH_LIMIT, Math.min(x, 0f));
      float s = h * h;
      float p = h * numerator(s);
      float q = denominator(s);
      // tanh h = p/q gives e^2h = (q + p) / (q - p) and e^4h - 1 = 4pq / (q - p)².
      float d = q - p;
      target[i] = Math.fma(alpha, 4 * p * q / (d * d), positive);
    }
  }

  /** ln(1 + e^x), to 2e-7 max(1, x) absolute; never negative. */
  public static void softplus(float[] source, float[] target, int begin, int end) {
    for (int i = begin; i < end; i++) {
      float x = source[i];
      // ln(1 + e^x) = max(x, 0) + ln 2 - ln(1 + t) with t = tanh(|x| / 2), and
      // ln(1 + t) = 2 atanh(t / (2 + t)).
      float h = 0.25f * Math.min(2 * TANH_LIMIT, Math.abs(x));
      float s = h * h;
      float p = h * numerator(s);
      float q = denominator(s);
      float n = (p + p) * q;
      float r = n / Math.fma(2f, Math.fma(p, p, q * q), n);
      float z = r * r;
      float a = Math.fma(Math.fma(Math.fma(Math.fma(A4, z, A3), z, A2), z, A1), z, 1f);
      target[i] = Math.max(x, 0f) + Math.max(Math.fma(-2f * r, a, LN_2), 0f);
    }
  }

  private static float sigmoid(float x) {
    float h = 0.25f * Math.max(-2 * TANH_LIMIT, Math.min(2 * TANH_LIMIT, x));
    float s = h * h;
    float p = h * numerator(s);
    float q = denominator(s);
    return 0.5f + p * q / Math.fma(p, p, q * q);
  }

  private static float numerator(float s) {
    return Math.fma(Math.fma(Math.fma(P3, s, P2), s, P1), s, 1f);
  }

  private static float denominator(float s) {
    return Math.fma(Math.fma(Math.fma(Q3, s, Q2), s, Q1), s, 1f);
  }
}
