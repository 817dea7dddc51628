// What the learner calls of cuBLAS, on the processor. As there, matrices are stored by columns.

#include <cstddef>

extern "C" {

int fake_put(void* stream, void (*work)(void*), void* data);
void fake_multiply(const float* a, int lda, int ta, const float* b, int ldb, int tb, float* c,
                   int ldc, int m, int n, int k);

struct Handle {
  void* stream;
  void* workspace;
};

struct Product {
  int ta, tb, m, n, k, lda, ldb, ldc;
  const float *a, *b;
  float* c;
};

static void multiply(void* data) {
  Product* p = (Product*)data;  // kept: a recording may replay it
  for (int j = 0; j < p->n; j++)
    for (int i = 0; i < p->m; i++) {
      float sum = 0.0f;
      for (int l = 0; l < p->k; l++) {
        float x = p->ta ? p->a[(size_t)i * p->lda + l] : p->a[(size_t)l * p->lda + i];
        float y = p->tb ? p->b[(size_t)l * p->ldb + j] : p->b[(size_t)j * p->ldb + l];
        sum += x * y;
      }
      p->c[(size_t)j * p->ldc + i] = sum;
    }
}

const char* cublasGetStatusString(int code) { return code ? "the fake says no" : "success"; }
int cublasCreate_v2(Handle** handle) {
  *handle = new Handle();
  return 0;
}
int cublasDestroy_v2(Handle* handle) {
  delete handle;
  return 0;
}
int cublasSetStream_v2(Handle* handle, void* stream) {
  handle->stream = stream;
  return 0;
}
int cublasSetWorkspace_v2(Handle* handle, void* workspace, size_t) {
  handle->workspace = workspace;
  return 0;
}
int cublasSetMathMode(Handle*, int mode) { return mode == 0 || mode == 3 ? 0 : 7; }
int cublasSgemm_v2(Handle* handle, int ta, int tb, int m, int n, int k, const float* alpha,
                   const float* a, int lda, const float* b, int ldb, const float* beta, float* c,
                   int ldc) {
  bool fits = lda >= (ta ? k : m) && ldb >= (tb ? n : k) && ldc >= m;
  if (!handle->workspace || *alpha != 1.0f || *beta != 0.0f || !fits) return 7;
  return fake_put(handle->stream, multiply, new Product{ta, tb, m, n, k, lda, ldb, ldc, a, b, c});
}
}
