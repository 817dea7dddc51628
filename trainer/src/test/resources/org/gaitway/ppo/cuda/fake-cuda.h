// What the learner calls of CUDA's runtime and driver, on the processor: what stands behind the
// kernels' source and a table KERNELS of their names. Streams do their work at once; what is recorded
// keeps its arguments, and copies in a recording are turned down, as is what was not made here.

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace fake {

typedef std::function<void()> Work;

const int BAD = 1, OUT_OF_MEMORY = 2;

struct Graph {
  std::vector<Work> work;
};

struct Stream {
  Graph* recorded = nullptr;
};

struct Function {
  std::function<Work(void**, emulator::Index, emulator::Index)> bind;
};

static std::map<void*, int64_t> blocks;
static std::set<void*> streams, graphs;

template <typename... A, size_t... I>
static std::tuple<A...> read(void** places, std::index_sequence<I...>) {
  return std::tuple<A...>(*(A*)places[I]...);
}

template <typename... A>
static Function function(void (*kernel)(A...)) {
  return Function{[kernel](void** places, emulator::Index grid, emulator::Index block) -> Work {
    emulator::Call<A...> call{kernel, read<A...>(places, std::index_sequence_for<A...>())};
    return [call, grid, block]() mutable {
      emulator::arguments = &call;
      emulator::body = [](void* c) {
        emulator::Call<A...>* own = (emulator::Call<A...>*)c;
        std::apply(own->kernel, own->values);
      };
      emulator::run(grid.x, grid.y, block.x, block.y);
    };
  }};
}

static std::map<std::string, Function>& functions() {
  static std::map<std::string, Function> all = {KERNELS};
  return all;
}

static int put(void* stream, Work work) {
  if (!streams.count(stream)) return BAD;
  Stream* s = (Stream*)stream;
  if (s->recorded)
    s->recorded->work.push_back(work);
  else
    work();
  return 0;
}

static int allocate(void** memory, int64_t bytes) {
  *memory = emulator_allocate(bytes);
  if (!*memory) return OUT_OF_MEMORY;
  blocks[*memory] = bytes;
  return 0;
}

static int release(void* memory) {
  if (!blocks.count(memory)) return BAD;
  emulator_free(memory, blocks[memory]);
  blocks.erase(memory);
  return 0;
}

}  // namespace fake

extern "C" {

int fake_left() { return (int)(fake::blocks.size() + fake::streams.size() + fake::graphs.size()); }

int fake_put(void* stream, void (*work)(void*), void* data) {
  return fake::put(stream, [work, data] { work(data); });
}

void fake_multiply(const float* a, int lda, int ta, const float* b, int ldb, int tb, float* c,
                   int ldc, int m, int n, int k) {
  emulator_multiply(a, lda, ta, b, ldb, tb, c, ldc, m, n, k);
}

const char* cudaGetErrorString(int code) { return code ? "the fake says no" : "no error"; }
int cuGetErrorString(int code, const char** text) {
  *text = cudaGetErrorString(code);
  return 0;
}
int cudaGetDeviceCount(int* count) {
  *count = 1;
  return 0;
}
int cudaSetDevice(int device) { return device == 0 ? 0 : fake::BAD; }
int cudaDeviceSynchronize() { return 0; }
int cuDeviceGetName(char* name, int length, int device) {
  snprintf(name, length, "a fake GPU");
  return device == 0 ? 0 : fake::BAD;
}
int cudaDeviceGetAttribute(int* value, int which, int device) {
  *value = which == 75 ? 9 : 0;
  return device == 0 && (which == 75 || which == 76) ? 0 : fake::BAD;
}
int cuModuleLoadData(void** module, const void* image) {
  *module = (void*)image;
  return memcmp(image, "\177ELF", 4) == 0 ? 0 : fake::BAD;
}
int cuModuleUnload(void*) { return 0; }
int cuModuleGetFunction(void** function, void*, const char* name) {
  if (!fake::functions().count(name)) return fake::BAD;
  *function = &fake::functions()[name];
  return 0;
}
int cuLaunchKernel(void* function, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by,
                   unsigned bz, unsigned shared, void* stream, void** places, void** extra) {
  if (gz != 1 || bz != 1 || shared != 0 || extra || bx * by > 1024 || gy > 65535) return fake::BAD;
  return fake::put(stream, ((fake::Function*)function)->bind(places, {gx, gy, 1}, {bx, by, 1}));
}
int cudaMalloc(void** memory, size_t bytes) { return fake::allocate(memory, bytes); }
int cudaFree(void* memory) { return fake::release(memory); }
int cudaHostAlloc(void** memory, size_t bytes, unsigned) { return fake::allocate(memory, bytes); }
int cudaFreeHost(void* memory) { return fake::release(memory); }
int cudaMemset(void* memory, int value, size_t bytes) {
  memset(memory, value, bytes);
  return 0;
}
int cudaMemcpyAsync(void* target, const void* source, size_t bytes, int kind, void* stream) {
  if ((kind != 1 && kind != 2) || !fake::streams.count(stream)) return fake::BAD;
  if (((fake::Stream*)stream)->recorded) return fake::BAD;
  memcpy(target, source, bytes);
  return 0;
}
int cudaStreamCreateWithFlags(void** stream, unsigned flags) {
  *stream = new fake::Stream;
  fake::streams.insert(*stream);
  return flags == 1 ? 0 : fake::BAD;
}
int cudaStreamDestroy(void* stream) { return fake::streams.erase(stream) ? 0 : fake::BAD; }
int cudaStreamSynchronize(void* stream) { return fake::streams.count(stream) ? 0 : fake::BAD; }
int cudaEventCreateWithFlags(void** event, unsigned flags) {
  *event = malloc(1);
  return flags == 2 ? 0 : fake::BAD;
}
int cudaEventDestroy(void* event) {
  free(event);
  return 0;
}
int cudaEventRecord(void*, void* stream) { return fake::streams.count(stream) ? 0 : fake::BAD; }
int cudaStreamWaitEvent(void* stream, void*, unsigned flags) {
  return fake::streams.count(stream) && flags == 0 ? 0 : fake::BAD;
}
int cudaStreamBeginCapture(void* stream, int mode) {
  if (!fake::streams.count(stream) || mode != 2) return fake::BAD;
  ((fake::Stream*)stream)->recorded = new fake::Graph;
  return 0;
}
int cudaStreamEndCapture(void* stream, void** graph) {
  if (!fake::streams.count(stream)) return fake::BAD;
  *graph = ((fake::Stream*)stream)->recorded;
  ((fake::Stream*)stream)->recorded = nullptr;
  fake::graphs.insert(*graph);
  return 0;
}
int cudaGraphInstantiate(void** executable, void* graph, unsigned long long flags) {
  if (!fake::graphs.count(graph) || flags) return fake::BAD;
  *executable = new fake::Graph(*(fake::Graph*)graph);
  fake::graphs.insert(*executable);
  return 0;
}
int cudaGraphLaunch(void* executable, void* stream) {
  if (!fake::graphs.count(executable)) return fake::BAD;
  for (const fake::Work& work : ((fake::Graph*)executable)->work)
    if (int code = fake::put(stream, work)) return code;
  return 0;
}
int cudaGraphDestroy(void* graph) { return fake::graphs.erase(graph) ? 0 : fake::BAD; }
int cudaGraphExecDestroy(void* graph) { return fake::graphs.erase(graph) ? 0 : fake::BAD; }
}
