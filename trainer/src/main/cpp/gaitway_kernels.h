// The inner loops of the CPU learner and of policy inference during rollouts.
//
// Matrices are row-major. Every row is padded to a multiple of 16 floats and starts at a 64-byte
// boundary; padding holds zeros and stays zero. So all loops over columns run in whole vectors.
//
// Each function is compiled for AVX-512, AVX2 with FMA, and the baseline; the loader picks one.
// The order of additions is fixed by the shapes alone: the same machine gives the same bits in
// every run, and a row's result does not depend on how many other rows are in the call.

#ifndef GAITWAY_KERNELS_H_
#define GAITWAY_KERNELS_H_

#include <math.h>
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__) && __GNUC__ >= 12
#define GW_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#elif defined(__x86_64__)  // GCC 11 cannot choose by level.
#define GW_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define GW_CLONES
#endif
#define GW_INLINE static inline __attribute__((always_inline))

typedef float gw_v __attribute__((vector_size(64)));
typedef int32_t gw_vi __attribute__((vector_size(64)));

enum { GW_LANES = 16, GW_MAX_ACTIONS = 512 };

// ---------------------------------------------------------------------------- elementary functions

// e^x for x in [-87, 88], relative error below 2e-7: 2^n p(r), Taylor's polynomial of degree 7.
GW_INLINE gw_v gw_exp(gw_v x) {
  const gw_v zero = {}, shift = zero + 12582912.0f;  // 1.5 * 2^23: adding it rounds to an integer
  x = x > 88.0f ? zero + 88.0f : x;
  x = x < -87.0f ? zero - 87.0f : x;
  gw_v t = x * 1.44269504088896341f + shift;
  gw_vi n = (gw_vi)t - (gw_vi)shift;
  gw_v k = t - shift;
  gw_v r = x - k * 0.693359375f;
  r = r + k * 2.12194440e-4f;
  gw_v p = r * (1.0f / 5040.0f) + (1.0f / 720.0f);
  p = p * r + (1.0f / 120.0f);
  p = p * r + (1.0f / 24.0f);
  p = p * r + (1.0f / 6.0f);
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  p = p * r + 1.0f;
  return p * (gw_v)((n + 127) << 23);
}

// tanh x = 1 - 2 / (e^2x + 1), absolute error below 2e-7.
GW_INLINE gw_v gw_tanh(gw_v x) { return 1.0f - 2.0f / (gw_exp(2.0f * x) + 1.0f); }

// Activation functions, in the order of the Java enum.
enum { GW_IDENTITY = 0, GW_TANH = 1, GW_RELU = 2, GW_ELU = 3 };

// y := f(y) over n floats, n a multiple of 16. What is not a number stays so.
GW_CLONES void gw_activate(int kind, float* y, int n) {
  for (int i = 0; i < n; i += GW_LANES) {
    gw_v v = *(gw_v*)(y + i);
    switch (kind) {
      case GW_TANH: v = gw_tanh(v); break;
      case GW_RELU: v = v < 0.0f ? (gw_v){} : v; break;
      case GW_ELU: v = v > 0.0f ? v : gw_exp(v) - 1.0f; break;
      default: break;
    }
    *(gw_v*)(y + i) = v;
  }
}

// dy := dy * f'(x), expressed by y = f(x), over n floats.
GW_CLONES void gw_activateBackward(int kind, const float* y, float* dy, int n) {
  for (int i = 0; i < n; i += GW_LANES) {
    gw_v v = *(const gw_v*)(y + i), d = *(gw_v*)(dy + i), zero = {};
    switch (kind) {
      case GW_TANH: d = d * (1.0f - v * v); break;
      case GW_RELU: d = v <= 0.0f ? zero : d; break;
      case GW_ELU: d = v > 0.0f ? d : d * (v + 1.0f); break;
      default: break;
    }
    *(gw_v*)(dy + i) = d;
  }
}

// ---------------------------------------------------------------------------- matrix products

// The compiler keeps only vectors of the machine's own width in registers.
typedef float gw_v8 __attribute__((vector_size(32)));
typedef float gw_v4 __attribute__((vector_size(16)));

// An R x V tile of C, V in vectors T: C = (start) + A B over k in [k0, k1). A's element (i, k) is
// a[i*ar + k*ac].
template <typename T, int R, int V>
GW_INLINE void gw_tile(const float* a, long ar, long ac, const float* b, long ldb, const float* bias,
                       float* c, long ldc, int k0, int k1, bool load) {
  const int lanes = sizeof(T) / sizeof(float);
  T sum[R][V];
#pragma GCC unroll 8
  for (int r = 0; r < R; r++)
#pragma GCC unroll 8
    for (int v = 0; v < V; v++)
      sum[r][v] = load   ? *(T*)(c + r * ldc + v * lanes)
                  : bias ? *(const T*)(bias + v * lanes)
                         : (T){};
  for (int k = k0; k < k1; k++) {
    T row[V];
#pragma GCC unroll 8
    for (int v = 0; v < V; v++) row[v] = *(const T*)(b + k * ldb + v * lanes);
#pragma GCC unroll 8
    for (int r = 0; r < R; r++) {
      float x = a[r * ar + k * ac];
#pragma GCC unroll 8
      for (int v = 0; v < V; v++) sum[r][v] += x * row[v];
    }
  }
#pragma GCC unroll 8
  for (int r = 0; r < R; r++)
#pragma GCC unroll 8
    for (int v = 0; v < V; v++) *(T*)(c + r * ldc + v * lanes) = sum[r][v];
}

// A strip of V vectors, all m rows, R at a time.
template <typename T, int R, int V>
GW_INLINE void gw_strip(const float* a, long ar, long ac, const float* b, long ldb,
                        const float* bias, float* c, long ldc, int m, int k0, int k1, bool load) {
  int i = 0;
  for (; i + R <= m; i += R)
    gw_tile<T, R, V>(a + i * ar, ar, ac, b, ldb, bias, c + i * ldc, ldc, k0, k1, load);
  for (; i + 4 <= m; i += 4)
    gw_tile<T, 4, V>(a + i * ar, ar, ac, b, ldb, bias, c + i * ldc, ldc, k0, k1, load);
  for (; i < m; i++)
    gw_tile<T, 1, V>(a + i * ar, ar, ac, b, ldb, bias, c + i * ldc, ldc, k0, k1, load);
}

// Blocks that caches hold: a strip of GW_DEPTH rows of B the first level, GW_ROWS rows of A to that
// depth, and of C, the second. Every sum still goes through k from 0 on, so blocks change no bit.
enum { GW_DEPTH = 128, GW_ROWS = 192 };

// One strip of a block. For many rows of A, B's strip is copied first: in B itself, rows a power of
// two apart would compete for the same few cache lines.
template <typename T, int R, int V>
GW_INLINE void gw_block(const float* a, long ar, long ac, const float* b, long ldb,
                        const float* bias, float* c, long ldc, int m, int k0, int k1, bool load) {
  const int lanes = sizeof(T) / sizeof(float);
  if (m < GW_ROWS / 2 || ldb == V * lanes) {
    gw_strip<T, R, V>(a, ar, ac, b, ldb, bias, c, ldc, m, k0, k1, load);
    return;
  }
  T copy[GW_DEPTH * V];
  for (int k = k0; k < k1; k++)
    for (int v = 0; v < V; v++) copy[(k - k0) * V + v] = *(const T*)(b + k * ldb + v * lanes);
  gw_strip<T, R, V>(a + k0 * ac, ar, ac, (const float*)copy, V * lanes, bias, c, ldc, m, 0, k1 - k0,
                    load);
}

// Strips of WIDE vectors by R rows, as far as they go, then of 16 columns by NARROW rows.
template <typename T, int R, int WIDE, int NARROW>
GW_INLINE void gw_product(const float* a, long ar, long ac, const float* b, long ldb,
                          const float* bias, float* c, long ldc, int m, int n, int depth,
                          bool accumulate) {
  const int lanes = sizeof(T) / sizeof(float);
  for (int i0 = 0; i0 < m; i0 += GW_ROWS) {
    int rows = m - i0 < GW_ROWS ? m - i0 : GW_ROWS;
    const float* ai = a + i0 * ar;
    float* ci = c + i0 * ldc;
    for (int k0 = 0; k0 < depth; k0 += GW_DEPTH) {
      int k1 = k0 + GW_DEPTH < depth ? k0 + GW_DEPTH : depth;
      bool load = accumulate || k0 > 0;
      int j = 0;
      for (; j + WIDE * lanes <= n; j += WIDE * lanes)
        gw_block<T, R, WIDE>(ai, ar, ac, b + j, ldb, bias ? bias + j : bias, ci + j, ldc, rows, k0,
                             k1, load);
      for (; j < n; j += GW_LANES)
        gw_block<T, NARROW, GW_LANES / lanes>(ai, ar, ac, b + j, ldb, bias ? bias + j : bias, ci + j,
                                              ldc, rows, k0, k1, load);
    }
  }
}

#if defined(__x86_64__)
__attribute__((target("arch=x86-64-v4"))) static void gw_productV4(
    const float* a, long ar, long ac, const float* b, long ldb, const float* bias, float* c,
    long ldc, int m, int n, int depth, bool accumulate) {
  gw_product<gw_v, 6, 4, 8>(a, ar, ac, b, ldb, bias, c, ldc, m, n, depth, accumulate);
}

__attribute__((target("arch=x86-64-v3"))) static void gw_productV3(
    const float* a, long ar, long ac, const float* b, long ldb, const float* bias, float* c,
    long ldc, int m, int n, int depth, bool accumulate) {
  gw_product<gw_v8, 6, 2, 6>(a, ar, ac, b, ldb, bias, c, ldc, m, n, depth, accumulate);
}
#endif

static void gw_productBaseline(const float* a, long ar, long ac, const float* b, long ldb,
                               const float* bias, float* c, long ldc, int m, int n, int depth,
                               bool accumulate) {
  gw_product<gw_v4, 2, 4, 2>(a, ar, ac, b, ldb, bias, c, ldc, m, n, depth, accumulate);
}

// The level of x86-64 whose instructions are used: 4 (AVX-512), 3 (AVX2 with FMA) or 1; 0 on other
// processors. Sums are rounded otherwise on each.
inline int gw_level() {
#if defined(__x86_64__)
  static const int level = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                                   __builtin_cpu_supports("avx512dq") &&
                                   __builtin_cpu_supports("avx512bw")
                               ? 4
                           : __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? 3
                                                                                             : 1;
  return level;
#else
  return 0;
#endif
}

// C (m x n) = bias + A B, or C += A B; B is depth x n. A's element (i, k) is a[i*ar + k*ac], so
// that ar = stride, ac = 1 reads A and ar = 1, ac = stride its transpose. bias may be null.
inline void gw_gemm(const float* a, long ar, long ac, const float* b, long ldb, const float* bias,
                    float* c, long ldc, int m, int n, int depth, bool accumulate) {
#if defined(__x86_64__)
  const int level = gw_level();
  if (level == 4) {
    gw_productV4(a, ar, ac, b, ldb, bias, c, ldc, m, n, depth, accumulate);
    return;
  }
  if (level == 3) {
    gw_productV3(a, ar, ac, b, ldb, bias, c, ldc, m, n, depth, accumulate);
    return;
  }
#endif
  gw_productBaseline(a, ar, ac, b, ldb, bias, c, ldc, m, n, depth, accumulate);
}

// B (n x m) = transpose of A (m x n).
GW_CLONES void gw_transpose(const float* a, long lda, float* b, long ldb, int m, int n) {
  for (int i0 = 0; i0 < m; i0 += 8)
    for (int j0 = 0; j0 < n; j0 += 8)
      for (int j = j0; j < j0 + 8 && j < n; j++)
        for (int i = i0; i < i0 + 8 && i < m; i++) b[j * ldb + i] = a[i * lda + j];
}

// out (n) = sum over the m rows of A, or out += it; n a multiple of 16.
GW_CLONES void gw_columnSums(const float* a, long lda, int m, int n, float* out, bool accumulate) {
  for (int j = 0; j < n; j += GW_LANES) {
    gw_v sum = accumulate ? *(const gw_v*)(out + j) : (gw_v){};
    for (int i = 0; i < m; i++) sum += *(const gw_v*)(a + i * lda + j);
    *(gw_v*)(out + j) = sum;
  }
}

// ---------------------------------------------------------------------------- learning

// dst row i := src row rows[i], n floats each.
inline void gw_gather(const float* src, long ld, const int* rows, int count, float* dst, int n) {
  for (int i = 0; i < count; i++) memcpy(dst + (long)i * n, src + rows[i] * ld, n * sizeof(float));
}

// Sum of squares of n floats, n a multiple of 16.
GW_CLONES double gw_sumOfSquares(const float* x, int n) {
  gw_v sum = {};
  for (int i = 0; i < n; i += GW_LANES) {
    gw_v v = *(const gw_v*)(x + i);
    sum += v * v;
  }
  double total = 0;
  for (int l = 0; l < GW_LANES; l++) total += sum[l];
  return total;
}

// One step of Adam (Kingma and Ba 2015, Algorithm 1) on n floats; g is scaled by gradientScale
// first. stepSize = lr / (1 - beta1^t), varianceScale = 1 / (1 - beta2^t).
GW_CLONES void gw_adam(float* __restrict p, const float* __restrict g, float* __restrict m,
                       float* __restrict v, int n, float gradientScale, float stepSize,
                       float varianceScale, float beta1, float beta2, float epsilon) {
  for (int i = 0; i < n; i++) {
    float gi = g[i] * gradientScale;
    m[i] = beta1 * m[i] + (1.0f - beta1) * gi;
    v[i] = beta2 * v[i] + (1.0f - beta2) * gi * gi;
    p[i] -= stepSize * m[i] / (sqrtf(v[i] * varianceScale) + epsilon);
  }
}

// Log-density of action rows under N(mean row, diag(exp(logStd))^2); m x n, each with its stride.
GW_CLONES void gw_gaussianLogProb(const float* mean, long ldm, const float* action, long lda,
                                  const float* logStd, int m, int n, float* out) {
  float constant = 0;
  float precision[GW_MAX_ACTIONS];
  for (int j = 0; j < n; j++) {
    constant -= logStd[j] + 0.918938533204673f;  // ln(sqrt(2 pi))
    precision[j] = expf(-2.0f * logStd[j]);
  }
  for (int i = 0; i < m; i++) {
    float sum = 0;
    for (int j = 0; j < n; j++) {
      float d = action[i * lda + j] - mean[i * ldm + j];
      sum += d * d * precision[j];
    }
    out[i] = constant - 0.5f * sum;
  }
}

// Gradient of sum_i weight[i] * logProb_i: with respect to the mean rows into dMean, which has their
// stride, and to logStd, added into dLogStd (n).
GW_CLONES void gw_gaussianBackward(const float* mean, long ldm, const float* action, long lda,
                                   const float* logStd, const float* weight, int m, int n,
                                   float* dMean, float* dLogStd) {
  float precision[GW_MAX_ACTIONS];
  for (int j = 0; j < n; j++) precision[j] = expf(-2.0f * logStd[j]);
  for (int i = 0; i < m; i++) {
    float w = weight[i];
    for (int j = 0; j < n; j++) {
      float d = action[i * lda + j] - mean[i * ldm + j];
      float scaled = d * precision[j];
      dMean[i * ldm + j] = w * scaled;
      dLogStd[j] += w * (d * scaled - 1.0f);
    }
  }
}

// KL(old, new) of each row, between diagonal Gaussians that differ in means and in logStd:
// sum_j logStd - oldLogStd + (exp(2 oldLogStd) + (oldMean - mean)^2) / (2 exp(2 logStd)) - 1/2.
GW_CLONES void gw_gaussianKl(const float* mean, long ldm, const float* oldMean, long ldo,
                             const float* logStd, const float* oldLogStd, int m, int n,
                             float* out) {
  float constant = 0;
  float precision[GW_MAX_ACTIONS];
  for (int j = 0; j < n; j++) {
    float change = logStd[j] - oldLogStd[j];
    constant += change + 0.5f * expm1f(-2.0f * change);
    precision[j] = expf(-2.0f * logStd[j]);
  }
  for (int i = 0; i < m; i++) {
    float sum = 0;
    for (int j = 0; j < n; j++) {
      float d = mean[i * ldm + j] - oldMean[i * ldo + j];
      sum += d * d * precision[j];
    }
    out[i] = constant + 0.5f * sum;
  }
}

// Gradient of weight * sum_i KL_i, added: with respect to the mean rows into dMean, which has their
// stride, and to logStd into dLogStd (n).
GW_CLONES void gw_gaussianKlBackward(const float* mean, long ldm, const float* oldMean, long ldo,
                                     const float* logStd, const float* oldLogStd, float weight,
                                     int m, int n, float* dMean, float* dLogStd) {
  float precision[GW_MAX_ACTIONS], shrinkage[GW_MAX_ACTIONS];
  for (int j = 0; j < n; j++) {
    precision[j] = expf(-2.0f * logStd[j]);
    shrinkage[j] = expm1f(2.0f * (oldLogStd[j] - logStd[j]));  // old variance / new - 1
  }
  for (int i = 0; i < m; i++) {
    for (int j = 0; j < n; j++) {
      float d = mean[i * ldm + j] - oldMean[i * ldo + j];
      float scaled = d * precision[j];
      dMean[i * ldm + j] += weight * scaled;
      dLogStd[j] -= weight * (shrinkage[j] + d * scaled);
    }
  }
}

#endif  // GAITWAY_KERNELS_H_
