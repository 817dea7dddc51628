// Adam (Kingma and Ba 2015, Algorithm 1), with the gradient's norm clipped first.

// Sums of squares of n floats by block. Blocks of whole warps.
extern "C" __global__ void squareGradient(const float* gradient, int n, double* sums) {
  __shared__ double scratch[33];
  double sum = 0.0;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
    sum += (double)gradient[i] * gradient[i];
  sum = blockSum(sum, scratch);
  if (threadIdx.x == 0) sums[blockIdx.x] = sum;
}

// What the next step takes from the gradient's norm and the number of steps. One block.
extern "C" __global__ void prepareStep(const double* sums, int blocks, double limit, double* state) {
  __shared__ double scratch[33];
  double sum = 0.0;
  for (int b = threadIdx.x; b < blocks; b += blockDim.x) sum += sums[b];
  double norm = sqrt(blockSum(sum, scratch));
  if (threadIdx.x > 0) return;
  checkFinite(state, NORM_FAULT, norm);
  state[MINIBATCH] += 1.0;
  if (state[FAULT] != 0.0) return;
  state[EPOCH_NORM] += norm;
  state[ADAM_STEPS] += 1.0;
  double rate = state[RATE_SCHEDULED] * state[RATE_STEERED];
  // Of floats, so that the corrections are those of the very numbers that adam has.
  double correction1 = 1.0 - pow((double)0.9f, state[ADAM_STEPS]);
  double correction2 = 1.0 - pow((double)0.999f, state[ADAM_STEPS]);
  state[STEP_GRADIENT_SCALE] = norm > limit ? limit / norm : 1.0;
  state[STEP_SIZE] = rate / correction1;
  state[STEP_VARIANCE_SCALE] = 1.0 / correction2;
}

// The step, on n parameters; none after a fault.
extern "C" __global__ void adam(float* parameters, const float* gradient, float* firstMoment,
                                float* secondMoment, int n, float epsilon, const double* state) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n || state[FAULT] != 0.0) return;
  float g = gradient[i] * (float)state[STEP_GRADIENT_SCALE];
  float m = 0.9f * firstMoment[i] + (1.0f - 0.9f) * g;
  float v = 0.999f * secondMoment[i] + (1.0f - 0.999f) * g * g;
  firstMoment[i] = m;
  secondMoment[i] = v;
  parameters[i] -=
      (float)state[STEP_SIZE] * m / (sqrtf(v * (float)state[STEP_VARIANCE_SCALE]) + epsilon);
}

// Puts the figures of the epoch by, and begins the next. A thread per figure of the epoch.
extern "C" __global__ void endEpoch(double* state, double* figures) {
  int figure = threadIdx.x;
  int epoch = (int)state[EPOCH];
  figures[epoch * EPOCH_FIGURES + figure] = state[FIRST_FIGURE + figure];
  state[FIRST_FIGURE + figure] = 0.0;
  __syncthreads();
  if (figure == 0) {
    state[EPOCH] = epoch + 1;
    state[MINIBATCH] = 0.0;
  }
}
