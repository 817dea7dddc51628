// What is computed once per segment or update.

#define TERMINATED 1
#define TRUNCATED 2

// Generalised advantage estimation (Schulman et al. 2016, Eq. 16), a thread per environment. Row
// e * horizon + t is step t of environment e. finalValues are those of the true last observations of
// timed-out episodes; environment e's begin at finalStart[e] and end at finalStart[e + 1].
extern "C" __global__ void estimateAdvantages(const float* rewards, const float* values,
                                              const float* nextValues, const unsigned char* ends,
                                              const float* finalValues, const int* finalStart,
                                              int environments, int horizon, double gamma,
                                              double lambda, float* advantages, float* returns) {
  int e = blockIdx.x * blockDim.x + threadIdx.x;
  if (e >= environments) return;
  double advantage = 0.0, nextValue = nextValues[e];
  int timeOut = finalStart[e + 1];
  for (int t = horizon - 1; t >= 0; t--) {
    long long row = (long long)e * horizon + t;
    if (ends[row] & TERMINATED) {
      nextValue = 0.0;
      advantage = 0.0;
    } else if (ends[row] & TRUNCATED) {
      nextValue = finalValues[--timeOut];
      advantage = 0.0;
    }
    double delta = rewards[row] + gamma * nextValue - values[row];
    advantage = delta + gamma * lambda * advantage;
    advantages[row] = (float)advantage;
    returns[row] = (float)(advantage + values[row]);
    nextValue = values[row];
  }
}

// The ranks[x]-th smallest, from 0, of the size ratios of epoch y, none of which is negative: such
// floats are ordered as their bits are. Byte by byte from the highest: count, and keep those with
// the byte in which the rank lies. A block per rank and epoch; out (epochs x ranks).
extern "C" __global__ void selectRatios(const float* ratios, int size, const int* ranks,
                                        float* out) {
  __shared__ int counts[256];
  __shared__ unsigned found;
  __shared__ int left;
  const float* own = ratios + (long long)blockIdx.y * size;
  if (threadIdx.x == 0) {
    found = 0;
    left = ranks[blockIdx.x];
  }
  for (int shift = 24; shift >= 0; shift -= 8) {
    for (int b = threadIdx.x; b < 256; b += blockDim.x) counts[b] = 0;
    __syncthreads();
    unsigned known = shift == 24 ? 0u : 0xffffffffu << (shift + 8);
    for (int i = threadIdx.x; i < size; i += blockDim.x) {
      unsigned bits = __float_as_uint(own[i]);
      if ((bits & known) == found) atomicAdd(&counts[bits >> shift & 255u], 1);
    }
    __syncthreads();
    if (threadIdx.x == 0) {
      unsigned byte = 0;
      while (byte < 255 && left >= counts[byte]) left -= counts[byte++];
      found |= byte << shift;
    }
    __syncthreads();
  }
  if (threadIdx.x == 0) out[blockIdx.y * gridDim.x + blockIdx.x] = __uint_as_float(found);
}
