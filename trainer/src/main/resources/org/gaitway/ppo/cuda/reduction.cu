// Sums and maxima over the threads of a warp. All in an order that never changes, so that the same
// update gives the same bits again.

#define WARP 32
#define EVERY_LANE 0xffffffffu

// Lane 0 gets the sum over the warp.
template <typename T>
__device__ inline T warpSum(T value) {
  for (int offset = WARP / 2; offset > 0; offset /= 2)
    value += __shfl_down_sync(EVERY_LANE, value, offset);
  return value;
}

// Lane 0 gets the largest of the warp.
__device__ inline double warpMax(double value) {
  for (int offset = WARP / 2; offset > 0; offset /= 2)
    value = fmax(value, __shfl_down_sync(EVERY_LANE, value, offset));
  return value;
}

// Every thread gets the sum over a block of up to 1024 threads in whole warps. scratch has room for
// 33 numbers; it may be used again after the next barrier.
__device__ inline double blockSum(double value, double* scratch) {
  int lane = threadIdx.x % WARP, warp = threadIdx.x / WARP, warps = blockDim.x / WARP;
  value = warpSum(value);
  if (lane == 0) scratch[warp] = value;
  __syncthreads();
  if (warp == 0) {
    value = warpSum(lane < warps ? scratch[lane] : 0.0);
    if (lane == 0) scratch[WARP] = value;
  }
  __syncthreads();
  return scratch[WARP];
}
