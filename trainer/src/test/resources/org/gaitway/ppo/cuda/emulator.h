// Runs CUDA C++ kernels on the processor: what stands before their source. Every thread of a block
// is a fiber with a stack of its own, and changes over at barriers alone, in an order of choice: a
// result that depends on the order shows a barrier that is missing. Blocks run one after the other.
// What CUDA leaves undefined ends the process with a message: a thread that has ended while others
// wait at a barrier or shuffle, and barriers that can never be left.

#include <sys/mman.h>
#include <unistd.h>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <tuple>
#include <utility>
#if !defined(__x86_64__)
#include <ucontext.h>
#endif

namespace emulator {

const int MAX_THREADS = 1024, WARP_SIZE = 32;
const size_t STACK = 64 * 1024;

struct Index {
  unsigned x, y, z;
};

enum Place { READY, AT_BLOCK_BARRIER, AT_WARP_BARRIER, ENDED };

#if defined(__x86_64__)
typedef void* Context;
extern "C" void emulator_switch(Context* from, Context to);
asm(".text\n"
    ".globl emulator_switch\n"
    "emulator_switch:\n"
    "  pushq %rbp\n  pushq %rbx\n  pushq %r12\n  pushq %r13\n  pushq %r14\n  pushq %r15\n"
    "  movq %rsp, (%rdi)\n"
    "  movq %rsi, %rsp\n"
    "  popq %r15\n  popq %r14\n  popq %r13\n  popq %r12\n  popq %rbx\n  popq %rbp\n"
    "  ret\n");
#else
typedef ucontext_t Context;
#endif

struct Thread {
  Context context;
  char* stack;
  Place place;
  alignas(16) unsigned char shared[16];  // what this lane holds out in a shuffle
};

static Thread threads[MAX_THREADS];
static Context scheduler;
static int current, count, order;
static void (*body)(void*);
static void* arguments;
static unsigned random_state = 1;

[[noreturn]] static void fail(const char* message) {
  fprintf(stderr, "emulator: %s\n", message);
  abort();
}

}  // namespace emulator

static emulator::Index threadIdx, blockIdx, blockDim, gridDim;

namespace emulator {

static void place(int thread) {
  current = thread;
  threadIdx = {thread % blockDim.x, thread / blockDim.x, 0};
}

static void leave(Place at) {
  threads[current].place = at;
#if defined(__x86_64__)
  emulator_switch(&threads[current].context, scheduler);
#else
  swapcontext(&threads[current].context, &scheduler);
#endif
}

static void entry() {
  body(arguments);
  leave(ENDED);
  fail("a thread went on after its end");
}

static void prepare(int thread) {
  Thread& t = threads[thread];
  if (!t.stack) t.stack = (char*)aligned_alloc(64, STACK);
  t.place = READY;
#if defined(__x86_64__)
  void** top = (void**)(t.stack + STACK);
  top[-1] = nullptr;  // entry never returns
  top[-2] = (void*)entry;
  for (int i = 3; i <= 8; i++) top[-i] = nullptr;
  t.context = top - 8;
#else
  getcontext(&t.context);
  t.context.uc_stack.ss_sp = t.stack;
  t.context.uc_stack.ss_size = STACK;
  t.context.uc_link = nullptr;
  makecontext(&t.context, entry, 0);
#endif
}

static void resume(int thread) {
  place(thread);
#if defined(__x86_64__)
  emulator_switch(&scheduler, threads[thread].context);
#else
  swapcontext(&scheduler, &threads[thread].context);
#endif
}

static int number_in(Place at, int first, int end) {
  int n = 0;
  for (int t = first; t < end; t++) n += threads[t].place == at;
  return n;
}

// Lets go on who waits at barriers that all have reached; whether there were any.
static bool release() {
  bool any = false;
  for (int first = 0; first < count; first += WARP_SIZE) {
    int end = first + WARP_SIZE < count ? first + WARP_SIZE : count;
    int waiting = number_in(AT_WARP_BARRIER, first, end);
    if (waiting > 0 && number_in(ENDED, first, end) > 0) fail("a lane had ended before a shuffle");
    if (waiting > 0 && end - first < WARP_SIZE) fail("a warp that is not whole shuffles");
    if (waiting == WARP_SIZE) {
      for (int t = first; t < end; t++) threads[t].place = READY;
      any = true;
    }
  }
  if (number_in(AT_BLOCK_BARRIER, 0, count) == count) {
    for (int t = 0; t < count; t++) threads[t].place = READY;
    any = true;
  }
  return any;
}

static void run_block() {
  for (int t = 0; t < count; t++) prepare(t);
  while (number_in(ENDED, 0, count) < count) {
    random_state = random_state * 1664525u + 1013904223u;
    int shift = order == 2 ? (int)(random_state % count) : 0;
    for (int i = 0; i < count; i++) {
      int t = order == 1 ? count - 1 - i : (i + shift) % count;
      if (threads[t].place == READY) resume(t);
    }
    if (number_in(ENDED, 0, count) < count && !release())
      fail("threads wait at barriers that the others never reach");
  }
}

static void run(int blocks_x, int blocks_y, int threads_x, int threads_y) {
  gridDim = {(unsigned)blocks_x, (unsigned)blocks_y, 1};
  blockDim = {(unsigned)threads_x, (unsigned)threads_y, 1};
  count = threads_x * threads_y;
  for (int i = 0; i < blocks_x * blocks_y; i++) {
    int b = order == 1 ? blocks_x * blocks_y - 1 - i : i;
    blockIdx = {(unsigned)(b % blocks_x), (unsigned)(b / blocks_x), 0};
    run_block();
  }
}

// Calls a kernel with arguments that lie in the first bytes of 8 each.
template <typename... A>
struct Call {
  void (*kernel)(A...);
  std::tuple<A...> values;
};

template <typename T>
static T unpacked(const int64_t* packed, size_t i) {
  T value;
  memcpy(&value, packed + i, sizeof value);
  return value;
}

template <typename... A, size_t... I>
static void launch(void (*kernel)(A...), const int64_t* packed, const int* grid,
                   std::index_sequence<I...>) {
  Call<A...> call{kernel, std::tuple<A...>(unpacked<A>(packed, I)...)};
  arguments = &call;
  body = [](void* c) {
    Call<A...>* own = (Call<A...>*)c;
    std::apply(own->kernel, own->values);
  };
  run(grid[0], grid[1], grid[2], grid[3]);
}

template <typename... A>
static void launch(void (*kernel)(A...), const int64_t* packed, const int* grid) {
  launch(kernel, packed, grid, std::index_sequence_for<A...>());
}

}  // namespace emulator

extern "C" void emulator_order(int order) { emulator::order = order; }

// Zeros that end where memory begins that may not be touched, so that going beyond ends the process.
extern "C" void* emulator_allocate(int64_t bytes) {
  size_t page = sysconf(_SC_PAGESIZE), size = (bytes + 15) / 16 * 16;
  size_t pages = (size + page - 1) / page * page;
  char* base = (char*)mmap(nullptr, pages + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (base == MAP_FAILED) return nullptr;
  mprotect(base + page, pages, PROT_READ | PROT_WRITE);
  return base + page + pages - size;
}

// Nothing may touch it again, whatever comes later.
extern "C" void emulator_free(void* memory, int64_t bytes) {
  size_t page = sysconf(_SC_PAGESIZE), size = (bytes + 15) / 16 * 16;
  size_t pages = (size + page - 1) / page * page;
  munmap((char*)memory + size - pages - page, pages + 2 * page);
}

// C (m x n) = A B, each row by row with its stride; A or B may be meant transposed.
extern "C" void emulator_multiply(const float* a, int lda, int transposed_a, const float* b, int ldb,
                                  int transposed_b, float* c, int ldc, int m, int n, int k) {
  for (int i = 0; i < m; i++) {
    float* row = c + (int64_t)i * ldc;
    for (int j = 0; j < n; j++) row[j] = 0.0f;
    for (int l = 0; l < k; l++) {
      float x = transposed_a ? a[(int64_t)l * lda + i] : a[(int64_t)i * lda + l];
      if (transposed_b)
        for (int j = 0; j < n; j++) row[j] += x * b[(int64_t)j * ldb + l];
      else
        for (int j = 0; j < n; j++) row[j] += x * b[(int64_t)l * ldb + j];
    }
  }
}

#define __global__
#define __device__
#define __shared__ static

struct alignas(16) float4 {
  float x, y, z, w;
};

using std::isfinite;
using std::isnan;

static inline void __syncthreads() { emulator::leave(emulator::AT_BLOCK_BARRIER); }

template <typename T>
static T __shfl_down_sync(unsigned mask, T value, int offset) {
  using namespace emulator;
  static_assert(sizeof(T) <= sizeof(threads[0].shared), "too large");
  if (mask != 0xffffffffu) fail("shuffles are for whole warps");
  int own = current, lane = own % WARP_SIZE;
  memcpy(threads[own].shared, &value, sizeof value);
  leave(AT_WARP_BARRIER);
  T other;
  memcpy(&other, threads[lane + offset < WARP_SIZE ? own + offset : own].shared, sizeof other);
  leave(AT_WARP_BARRIER);
  return other;
}

static inline int atomicAdd(int* place, int value) {
  int before = *place;
  *place += value;
  return before;
}

static inline unsigned __float_as_uint(float value) {
  unsigned bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

static inline float __uint_as_float(unsigned bits) {
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}
