// What goes on between the matrix products of a network. Rows are padded to a multiple of 16 floats;
// padding holds zeros and stays zero. Four floats are read and written at a time.

#define TANH 1
#define RELU 2
#define ELU 3

__device__ inline float activated(int kind, float y) {
  if (kind == TANH) return tanhf(y);
  if (kind == RELU) return y < 0.0f ? 0.0f : y;
  if (kind == ELU) return y > 0.0f ? y : expm1f(y);
  return y;
}

// dy f'(x), expressed by y = f(x).
__device__ inline float chained(int kind, float y, float dy) {
  if (kind == TANH) return dy * (1.0f - y * y);
  if (kind == RELU) return y <= 0.0f ? 0.0f : dy;
  if (kind == ELU) return y > 0.0f ? dy : dy * (y + 1.0f);
  return dy;
}

// Rows order[0..n) of source, which is stride floats wide, become the first rows of target. The
// order is that of the state's epoch, from its place start on.
extern "C" __global__ void gatherRows(const float* source, int stride, const int* order,
                                      const double* state, int size, int start, int n,
                                      float* target) {
  int quads = stride / 4;
  long long i = (long long)blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= (long long)n * quads) return;
  int row = (int)(i / quads), quad = (int)(i % quads);
  int sample = order[(long long)state[EPOCH] * size + start + row];
  ((float4*)target)[i] = ((const float4*)source)[(long long)sample * quads + quad];
}

// y := f(y + bias) over n rows. Threads: x over quads of columns, y over rows; blocks: x over
// rowsPerBlock rows each, y over quads.
extern "C" __global__ void addBiasAndActivate(int kind, float* y, const float* bias, int width,
                                              int n, int rowsPerBlock) {
  int quads = width / 4, quad = blockIdx.y * blockDim.x + threadIdx.x;
  if (quad >= quads) return;
  float4 b = ((const float4*)bias)[quad];
  long long first = (long long)blockIdx.x * rowsPerBlock;
  long long end = first + rowsPerBlock < n ? first + rowsPerBlock : n;
  for (long long row = first + threadIdx.y; row < end; row += blockDim.y) {
    float4* place = (float4*)y + row * quads + quad;
    float4 v = *place;
    v.x = activated(kind, v.x + b.x);
    v.y = activated(kind, v.y + b.y);
    v.z = activated(kind, v.z + b.z);
    v.w = activated(kind, v.w + b.w);
    *place = v;
  }
}

// dy := dy f'(x) over n rows, and the sums over each block's rows (blocks x width) for the bias.
// Threads and blocks as above, at most 256 threads.
extern "C" __global__ void activateBackward(int kind, const float* y, float* dy, float* sums,
                                            int width, int n, int rowsPerBlock) {
  __shared__ float4 columns[256];
  int quads = width / 4, quad = blockIdx.y * blockDim.x + threadIdx.x;
  float4 sum = {0.0f, 0.0f, 0.0f, 0.0f};
  if (quad < quads) {
    long long first = (long long)blockIdx.x * rowsPerBlock;
    long long end = first + rowsPerBlock < n ? first + rowsPerBlock : n;
    for (long long row = first + threadIdx.y; row < end; row += blockDim.y) {
      float4 v = ((const float4*)y)[row * quads + quad];
      float4* place = (float4*)dy + row * quads + quad;
      float4 d = *place;
      d.x = chained(kind, v.x, d.x);
      d.y = chained(kind, v.y, d.y);
      d.z = chained(kind, v.z, d.z);
      d.w = chained(kind, v.w, d.w);
      if (kind != 0) *place = d;
      sum.x += d.x;
      sum.y += d.y;
      sum.z += d.z;
      sum.w += d.w;
    }
  }
  columns[threadIdx.y * blockDim.x + threadIdx.x] = sum;
  __syncthreads();
  if (threadIdx.y > 0 || quad >= quads) return;
  for (int other = 1; other < blockDim.y; other++) {
    float4 more = columns[other * blockDim.x + threadIdx.x];
    sum.x += more.x;
    sum.y += more.y;
    sum.z += more.z;
    sum.w += more.w;
  }
  ((float4*)sums)[(long long)blockIdx.x * quads + quad] = sum;
}

// out (width) = the sum of rows of sums. Threads: 32 columns by 8 shares of the rows.
extern "C" __global__ void sumRows(const float* sums, int rows, int width, float* out) {
  __shared__ float shares[8][32];
  int column = blockIdx.x * 32 + threadIdx.x;
  float sum = 0.0f;
  if (column < width)
    for (int row = threadIdx.y; row < rows; row += 8) sum += sums[(long long)row * width + column];
  shares[threadIdx.y][threadIdx.x] = sum;
  __syncthreads();
  if (threadIdx.y > 0 || column >= width) return;
  for (int other = 1; other < 8; other++) sum += shares[other][threadIdx.x];
  out[column] = sum;
}

// One column of n rows of stride floats.
extern "C" __global__ void takeColumn(const float* rows, int stride, int column, int n, float* out) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) out[i] = rows[(long long)i * stride + column];
}

extern "C" __global__ void copyFloats(const float* source, int n, float* target) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) target[i] = source[i];
}
