// A compiled model as bytes (MuJoCo's MJB format) and back.
//
// MuJoCo checks that the bytes are of this version and that references lie within the model. But it
// takes the memory that the sizes ask for before it looks whether the bytes fill it, so the sizes
// are checked here first: what a model needs is never more than what there are bytes for.

#ifndef GAITWAY_BYTES_H_
#define GAITWAY_BYTES_H_

#include <mujoco/mjxmacro.h>

#include "gaitway_guard.h"
#include "gaitway_load.h"

namespace gaitway {

// The numbers that MJB begins with: format, size of mjtNum, number of sizes, version, number of
// arrays. MuJoCo compares them with its own.
const size_t kHeaderBytes = 5 * sizeof(int);

// What MuJoCo cannot know before it allocates: arrays of the simulation whose length the model
// alone states. Beyond the bytes of the model itself, they may have this many numbers.
const mjtSize kMaxUnbacked = 10000000;

// mj_saveModel of a model whose disableflags were these, to memory of mj_sizeModel(m) bytes.
inline void saveModel(const mjModel* m, int disableflags, void* buffer, mjtSize size) {
  mjModel written = *m;  // Shares the arrays; other threads may be using the original.
  written.opt.disableflags = disableflags;
  const mjModel* const source = &written;
  guarded([=] { mj_saveModel(source, nullptr, buffer, size); });
}

// Whether the sizes could be those of a model of this many bytes; if not, reason says so.
inline bool sizesFit(const mjModel* m, mjtSize bytes, char* reason, int reasonSize) {
  const mjtSize largest = bytes > kMaxUnbacked ? bytes : kMaxUnbacked;
#define X(name)                                                                             \
  if (strcmp(#name, "narena") != 0 && (m->name < -1 || m->name > largest)) {                \
    snprintf(reason, reasonSize, "%s is %lld, which a model of %lld bytes cannot have", #name, \
             static_cast<long long>(m->name), static_cast<long long>(bytes));                 \
    return false;                                                                           \
  }
  MJMODEL_SIZES
#undef X
  double arrays = 0;  // As a floating-point number it cannot overflow.
#pragma push_macro("MJ_M")
#undef MJ_M
#define MJ_M(n) m->n
#define X(type, name, rows, columns) \
  arrays += static_cast<double>(sizeof(type)) * m->rows * static_cast<double>(columns);
  MJMODEL_POINTERS
#undef X
#pragma pop_macro("MJ_M")
  if (arrays > static_cast<double>(bytes)) {
    snprintf(reason, reasonSize, "its arrays have %.0f bytes, but there are only %lld in all",
             arrays, static_cast<long long>(bytes));
    return false;
  }
  return true;
}

// Reads the sizes into m. Bytes that end before them are left to MuJoCo, which says what is missing.
inline bool readSizes(const char* bytes, mjtSize size, mjModel* m) {
  size_t at = kHeaderBytes;
#define X(name)                                                             \
  if (at + sizeof(m->name) > static_cast<size_t>(size)) return false; \
  memcpy(&m->name, bytes + at, sizeof(m->name));                            \
  at += sizeof(m->name);
  MJMODEL_SIZES
#undef X
  return true;
}

// A model from the bytes that saveModel wrote. Where they are none: null, and why in reason.
inline mjModel* loadBytes(const char* bytes, mjtSize size, char* reason, int reasonSize) {
  reason[0] = 0;
  int format = 0;
  if (size >= static_cast<mjtSize>(sizeof format)) memcpy(&format, bytes, sizeof format);
  mjModel sizes;
  memset(&sizes, 0, sizeof sizes);
  if (format == 54321 && readSizes(bytes, size, &sizes) &&
      !sizesFit(&sizes, size, reason, reasonSize)) {
    return nullptr;
  }
  Warnings warnings = {reason, static_cast<size_t>(reasonSize)};
  mjModel* volatile model = nullptr;
  if (!attempt([&] { model = mj_loadModelBuffer(bytes, size); }, &warnings)) {
    snprintf(reason, reasonSize, "%s", errorText);
    return nullptr;
  }
  if (!model && !reason[0]) snprintf(reason, reasonSize, "MuJoCo gives no reason");
  return model;
}

}  // namespace gaitway

#endif  // GAITWAY_BYTES_H_
