// The losses of policy and value function over a minibatch, with their gradients.

#define MAX_ACTIONS 512
#define POLICY_THREADS 128

#define CLIP 0
#define IMPORTANCE 1
#define SOFT_GATE 2
#define RATIO_VARIANCE 3

// What a block of policyLoss leaves for finishPolicyLoss, in this order.
#define SUM_OBJECTIVE 0
#define SUM_KL_ESTIMATE 1
#define SUM_KL 2
#define SUM_VARIANCE 3
#define SUM_BEYOND 4
#define SUM_POSITIVE 5
#define SUM_POSITIVE_BEYOND 6
#define SUM_NEGATIVE 7
#define SUM_NEGATIVE_BEYOND 8
#define SUM_ESTIMATES 9
#define LARGEST_RATIO 10
#define SUMS 11

__device__ inline float logProbOf(const float* mean, const float* action, const float* logStd,
                                  int actions) {
  float constant = 0.0f, sum = 0.0f;
  for (int j = 0; j < actions; j++) {
    float d = action[j] - mean[j];
    constant -= logStd[j] + 0.918938533204673f;  // ln(sqrt(2 pi))
    sum += d * d * expf(-2.0f * logStd[j]);
  }
  return constant - 0.5f * sum;
}

// KL(old, new) of one row: sum_j logStd - oldLogStd
// + (exp(2 oldLogStd) + (oldMean - mean)^2) / (2 exp(2 logStd)) - 1/2.
__device__ inline float klOf(const float* mean, const float* oldMean, const float* logStd,
                             const float* oldLogStd, int actions) {
  float constant = 0.0f, sum = 0.0f;
  for (int j = 0; j < actions; j++) {
    float d = mean[j] - oldMean[j], change = logStd[j] - oldLogStd[j];
    constant += change + 0.5f * expm1f(-2.0f * change);
    sum += d * d * expf(-2.0f * logStd[j]);
  }
  return constant + 0.5f * sum;
}

// Before an update: log-probabilities and means of n samples from start on; means are (n x stride),
// oldMeans (size x oldStride).
extern "C" __global__ void rememberPolicy(const float* means, int stride, const float* actionRows,
                                          int actionStride, int start, int n, int actions,
                                          const float* logStd, float* oldLogProbs, float* oldMeans,
                                          int oldStride) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  long long row = start + i;
  const float* mean = means + (long long)i * stride;
  oldLogProbs[row] = logProbOf(mean, actionRows + row * actionStride, logStd, actions);
  for (int j = 0; j < actions; j++) oldMeans[row * oldStride + j] = mean[j];
}

// KL(old, new) of n samples from start on.
extern "C" __global__ void klOfRows(const float* means, int stride, const float* oldMeans,
                                    int oldStride, int start, int n, int actions,
                                    const float* logStd, const float* oldLogStd, float* out) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  long long row = start + i;
  out[row] = klOf(means + (long long)i * stride, oldMeans + row * oldStride, logStd, oldLogStd,
                  actions);
}

// out[0] = the sum of n floats. One block of 1024 threads.
extern "C" __global__ void sumFloats(const float* values, int n, double* out) {
  __shared__ double scratch[33];
  double sum = 0.0;
  for (int i = threadIdx.x; i < n; i += blockDim.x) sum += values[i];
  sum = blockSum(sum, scratch);
  if (threadIdx.x == 0) out[0] = sum;
}

// Mean and 1 / (deviation + 1e-8) of the advantages of every minibatch of an epoch. A block per
// minibatch; out (epochs x minibatches x 2).
extern "C" __global__ void advantageMoments(const float* advantages, const int* order, int epoch,
                                            int size, int minibatch, double* out) {
  __shared__ double scratch[33];
  int start = blockIdx.x * minibatch, n = size - start < minibatch ? size - start : minibatch;
  const int* rows = order + (long long)epoch * size + start;
  double sum = 0.0, squares = 0.0;
  for (int i = threadIdx.x; i < n; i += blockDim.x) sum += advantages[rows[i]];
  double mean = blockSum(sum, scratch) / n;
  __syncthreads();
  for (int i = threadIdx.x; i < n; i += blockDim.x) {
    double off = advantages[rows[i]] - mean;
    squares += off * off;
  }
  squares = blockSum(squares, scratch);
  if (threadIdx.x == 0) {
    double* place = out + 2 * ((long long)epoch * gridDim.x + blockIdx.x);
    place[0] = mean;
    place[1] = 1.0 / (sqrt(squares / n) + 1e-8);
  }
}

// The objective of one sample into *objective; returns d objective / d log pi.
__device__ inline float surrogate(int kind, const double* state, float r, float a,
                                  double* objective) {
  if (kind == CLIP) {
    float floor = (float)state[RATIO_FLOOR], ceiling = (float)state[RATIO_CEILING];
    bool clipped = a > 0.0f ? r > ceiling : r < floor;
    float value = clipped ? fmaxf(floor, fminf(ceiling, r)) * a : r * a;
    *objective = value;
    return clipped ? 0.0f : r * a;
  }
  if (kind == SOFT_GATE) {
    double tau = a > 0.0f ? state[GATE_POSITIVE] : state[GATE_NEGATIVE];
    double s = 1.0 / (1.0 + exp(-tau * ((double)r - 1.0)));
    *objective = 4.0 / tau * s * a;
    return (float)(4.0 * s * (1.0 - s) * r * a);
  }
  *objective = (double)(r * a);
  if (kind == RATIO_VARIANCE)
    return (float)((a - 2.0 * state[MULTIPLIER] * ((double)r - 1.0)) * r);
  return r * a;
}

// Loss and gradient over a minibatch of n samples: with respect to the means (n x stride) into
// dMeans, with respect to the log standard deviations the sums over each block (blocks x actions).
// sums (blocks x SUMS) go to finishPolicyLoss. An epoch takes size samples; those from there on are
// mirror images, which the old policy has not drawn. Blocks of POLICY_THREADS threads.
extern "C" __global__ void policyLoss(int kind, int normalise, const float* means, int stride,
                                      const float* actionRows, int actionStride, int actions,
                                      const float* logStd, const float* oldLogStd,
                                      const float* oldLogProbs, const float* oldMeans,
                                      int oldStride, const float* advantages, const double* moments,
                                      int minibatches, int minibatch, const int* order,
                                      const double* state, int size, int start, int n,
                                      float* dMeans, float* ratios, double* sums,
                                      float* logStdSums) {
  __shared__ float precision[MAX_ACTIONS], shrinkage[MAX_ACTIONS];
  __shared__ float shares[POLICY_THREADS / WARP][MAX_ACTIONS];
  __shared__ double totals[POLICY_THREADS / WARP][SUMS];
  for (int j = threadIdx.x; j < actions; j += blockDim.x) {
    precision[j] = expf(-2.0f * logStd[j]);
    shrinkage[j] = expm1f(2.0f * (oldLogStd[j] - logStd[j]));  // old variance / new - 1
  }
  __syncthreads();

  int i = blockIdx.x * blockDim.x + threadIdx.x;
  int lane = threadIdx.x % WARP, warp = threadIdx.x / WARP;
  bool present = i < n;
  long long epoch = (long long)state[EPOCH];
  long long row = present ? order[epoch * size + start + i] : 0;
  const float* mean = means + (long long)(present ? i : 0) * stride;
  const float* action = actionRows + row * actionStride;
  const float* oldMean = oldMeans + row * oldStride;
  bool penalised = state[KL_PENALTY] > 0.0 || state[RATE_KL_TARGET] > 0.0;
  float penalty = (float)(state[KL_PENALTY] / n), weight = 0.0f;
  double own[SUMS];
  for (int k = 0; k < SUMS; k++) own[k] = 0.0;
  own[LARGEST_RATIO] = -1.0;

  if (present) {
    float logRatio = logProbOf(mean, action, logStd, actions) - oldLogProbs[row];
    float r = (float)exp((double)fmaxf(-20.0f, fminf(20.0f, logRatio)));
    // Maxima and minima drop what is not a number, which must not go unseen.
    if (isnan(logRatio)) r = logRatio;
    float a = advantages[row];
    if (normalise) {
      const double* moment = moments + 2 * (epoch * minibatches + start / minibatch);
      a = (float)((a - moment[0]) * moment[1]);
    }
    bool above = r > (float)state[RATIO_CEILING], below = r < (float)state[RATIO_FLOOR];
    double excess = (double)r - 1.0;
    weight = -surrogate(kind, state, r, a, &own[SUM_OBJECTIVE]) / n;
    own[SUM_KL_ESTIMATE] = row < size ? r - 1.0 - logRatio : 0.0;
    own[SUM_ESTIMATES] = row < size;
    own[SUM_KL] = penalised ? klOf(mean, oldMean, logStd, oldLogStd, actions) : 0.0f;
    own[SUM_VARIANCE] = excess * excess;
    own[SUM_BEYOND] = above || below;
    own[SUM_POSITIVE] = a > 0.0f;
    own[SUM_POSITIVE_BEYOND] = a > 0.0f && above;
    own[SUM_NEGATIVE] = a < 0.0f;
    own[SUM_NEGATIVE_BEYOND] = a < 0.0f && below;
    own[LARGEST_RATIO] = r;
    ratios[epoch * size + start + i] = r;
  }

  for (int j = 0; j < actions; j++) {
    float share = 0.0f;
    if (present) {
      float d = action[j] - mean[j], scaled = d * precision[j];
      float gradient = weight * scaled;
      share = weight * (d * scaled - 1.0f);
      if (penalty > 0.0f) {
        float moved = mean[j] - oldMean[j];
        gradient += penalty * (moved * precision[j]);
        share -= penalty * (shrinkage[j] + moved * (moved * precision[j]));
      }
      dMeans[(long long)i * stride + j] = gradient;
    }
    share = warpSum(share);
    if (lane == 0) shares[warp][j] = share;
  }
  for (int k = 0; k < SUMS; k++) {
    double total = k == LARGEST_RATIO ? warpMax(own[k]) : warpSum(own[k]);
    if (lane == 0) totals[warp][k] = total;
  }
  __syncthreads();

  for (int j = threadIdx.x; j < actions; j += blockDim.x) {
    float sum = 0.0f;
    for (int w = 0; w < POLICY_THREADS / WARP; w++) sum += shares[w][j];
    logStdSums[(long long)blockIdx.x * actions + j] = sum;
  }
  if (threadIdx.x < SUMS) {
    double total = totals[0][threadIdx.x];
    for (int w = 1; w < POLICY_THREADS / WARP; w++) {
      double other = totals[w][threadIdx.x];
      total = threadIdx.x == LARGEST_RATIO ? fmax(total, other) : total + other;
    }
    sums[(long long)blockIdx.x * SUMS + threadIdx.x] = total;
  }
}

// Remembers the first number of an update that is not finite; nothing is learned after it.
__device__ inline void checkFinite(double* state, double what, double value) {
  if (state[FAULT] == 0.0 && !isfinite(value)) {
    state[FAULT] = what;
    state[FAULT_VALUE] = value;
    state[FAULT_EPOCH] = state[EPOCH];
    state[FAULT_MINIBATCH] = state[MINIBATCH];
  }
}

// What a minibatch does to step size, multiplier and the figures of the epoch.
__device__ inline void accountForMinibatch(const double* total, int kind, int n, double* state) {
  double kl = total[SUM_KL] / n, objective = total[SUM_OBJECTIVE] / n;
  if (kind == RATIO_VARIANCE) {
    double violation = total[SUM_VARIANCE] / n - state[VARIANCE_LIMIT];
    objective -= state[MULTIPLIER] * violation;
    state[MULTIPLIER] = fmax(0.0, state[MULTIPLIER] + state[MULTIPLIER_STEP] * violation);
  }
  if (state[RATE_KL_TARGET] > 0.0) {
    double rate = state[RATE_SCHEDULED] * state[RATE_STEERED];
    if (kl > 2.0 * state[RATE_KL_TARGET] && rate > state[RATE_MIN])
      state[RATE_STEERED] /= state[RATE_ADAPTATION];
    else if (kl < state[RATE_KL_TARGET] / 2.0 && kl > 0.0 && rate < state[RATE_MAX])
      state[RATE_STEERED] *= state[RATE_ADAPTATION];
  }
  state[EPOCH_SAMPLES] += n;
  state[EPOCH_OBJECTIVE] += n * (objective - state[KL_PENALTY] * kl);
  state[EPOCH_KL] += total[SUM_KL_ESTIMATE];
  state[EPOCH_KL_ESTIMATES] += total[SUM_ESTIMATES];
  state[EPOCH_BEYOND] += total[SUM_BEYOND];
  state[EPOCH_POSITIVE] += total[SUM_POSITIVE];
  state[EPOCH_POSITIVE_BEYOND] += total[SUM_POSITIVE_BEYOND];
  state[EPOCH_NEGATIVE] += total[SUM_NEGATIVE];
  state[EPOCH_NEGATIVE_BEYOND] += total[SUM_NEGATIVE_BEYOND];
  state[EPOCH_LARGEST_RATIO] = fmax(state[EPOCH_LARGEST_RATIO], total[LARGEST_RATIO]);
}

// Takes in what policyLoss left, and completes the gradient of the log standard deviations. One
// block of SUMS warps: each sums up one figure, and then every SUMS-th action.
extern "C" __global__ void finishPolicyLoss(const double* sums, const float* logStdSums, int blocks,
                                            int kind, int n, int actions, float entropyCoefficient,
                                            double* state, float* dLogStd) {
  __shared__ double total[SUMS];
  int lane = threadIdx.x % WARP, warp = threadIdx.x / WARP;
  double figure = warp == LARGEST_RATIO ? -1.0 : 0.0;
  for (int b = lane; b < blocks; b += WARP) {
    double more = sums[(long long)b * SUMS + warp];
    figure = warp == LARGEST_RATIO ? fmax(figure, more) : figure + more;
  }
  figure = warp == LARGEST_RATIO ? warpMax(figure) : warpSum(figure);
  if (lane == 0) total[warp] = figure;
  for (int j = warp; j < actions; j += SUMS) {
    float sum = 0.0f;
    for (int b = lane; b < blocks; b += WARP) sum += logStdSums[(long long)b * actions + j];
    sum = warpSum(sum);
    if (lane == 0) dLogStd[j] = sum - entropyCoefficient;
  }
  __syncthreads();
  if (threadIdx.x == 0) {
    accountForMinibatch(total, kind, n, state);
    checkFinite(state, LOSS_FAULT, -state[EPOCH_OBJECTIVE] / state[EPOCH_SAMPLES]);
  }
}

// Half the squared error, or the larger one of a value that moved no farther than clipRange from the
// old one; its gradient into one column of dOutputs, its sums (blocks) to finishValueLoss.
extern "C" __global__ void valueLoss(const float* outputs, int stride, int column,
                                     const float* oldValues, const float* returns, float clipRange,
                                     float factor, const int* order, const double* state, int size,
                                     int start, int n, float* dOutputs, double* sums) {
  __shared__ double scratch[33];
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  double loss = 0.0;
  if (i < n) {
    int row = order[(long long)state[EPOCH] * size + start + i];
    long long place = (long long)i * stride + column;
    float value = outputs[place], old = oldValues[row], target = returns[row];
    float error = value - target, moved = value - old;
    float clippedError = old + fmaxf(-clipRange, fminf(clipRange, moved)) - target;
    bool clipped = fabsf(moved) > clipRange && fabsf(clippedError) > fabsf(error);
    double worse = clipped ? clippedError : error;
    loss = 0.5 * worse * worse;
    dOutputs[place] = clipped ? 0.0f : factor * error;
  }
  loss = blockSum(loss, scratch);
  if (threadIdx.x == 0) sums[blockIdx.x] = loss;
}

// Takes in what valueLoss left. One block.
extern "C" __global__ void finishValueLoss(const double* sums, int blocks, int n, double* state) {
  __shared__ double scratch[33];
  double loss = 0.0;
  for (int b = threadIdx.x; b < blocks; b += blockDim.x) loss += sums[b];
  loss = blockSum(loss, scratch);
  if (threadIdx.x == 0) {
    state[EPOCH_VALUE_SAMPLES] += n;
    state[EPOCH_VALUE_LOSS] += loss;
    checkFinite(state, LOSS_FAULT, state[EPOCH_VALUE_LOSS] / state[EPOCH_VALUE_SAMPLES]);
  }
}
