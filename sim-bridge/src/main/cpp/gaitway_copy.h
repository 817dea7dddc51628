// Copies of a model whose physical parameters can differ, such as one for each environment.
//
// A copy owns what a simulation's physics is computed from, and shares with the original what is
// large and the same in both: meshes, textures, height fields and names. So a copy of a robot with
// meshes of megabytes on a terrain of megabytes has some ten kilobytes.

#ifndef GAITWAY_COPY_H_
#define GAITWAY_COPY_H_

#include <mujoco/mjxmacro.h>

#include <stdlib.h>

#include "gaitway_guard.h"

namespace gaitway {

const size_t kCacheLine = 64;

inline size_t roundUp(size_t bytes) { return (bytes + kCacheLine - 1) / kCacheLine * kCacheLine; }

// Arrays that are never written after the compiler, bvh_aabb apart (see setConstOfCopy).
constexpr const char* kSharedPrefixes[] = {"bvh_",     "oct_",  "mesh_", "skin_",    "hfield_data",
                                           "tex_data", "names", "paths", "text_data"};

constexpr bool startsWith(const char* text, const char* prefix) {
  return *prefix == 0 || (*text == *prefix && startsWith(text + 1, prefix + 1));
}

// Known when this is compiled, so that copying an array takes no time but that of its bytes.
constexpr bool isShared(const char* array) {
  for (const char* prefix : kSharedPrefixes) {
    if (startsWith(array, prefix)) return true;
  }
  return false;
}

// Fills a block with a copy of the model and its own arrays; returns the bytes that this takes. It
// only counts them where block is null. The same block is laid out the same way each time.
inline size_t layOut(const mjModel* source, char* block) {
  mjModel* const copy = reinterpret_cast<mjModel*>(block);
  if (copy) {
    *copy = *source;
    copy->buffer = nullptr;
  }
  size_t at = roundUp(sizeof(mjModel));
#pragma push_macro("MJ_M")
#undef MJ_M
#define MJ_M(n) source->n
#define X(type, name, rows, columns)                                                   \
  constexpr bool name##Shared = isShared(#name);                                       \
  if (!name##Shared && source->name) {                                                 \
    const size_t bytes = sizeof(type) * static_cast<size_t>(source->rows) * (columns); \
    if (copy) {                                                                        \
      copy->name = reinterpret_cast<type*>(block + at);                                \
      memcpy(copy->name, source->name, bytes);                                         \
    }                                                                                  \
    at += roundUp(bytes);                                                              \
  }
  MJMODEL_POINTERS
#undef X
#pragma pop_macro("MJ_M")
  return at;
}

// Numbers of the bounding boxes around the geoms of the bodies, which come before all others.
inline size_t bodyBoxes(const mjModel* m) {
  int end = 0;
  for (int i = 0; i < m->nbody; i++) {
    const int last = m->body_bvhadr[i] + m->body_bvhnum[i];
    if (last > end) end = last;
  }
  return 6 * static_cast<size_t>(end);
}

// A copy, to be given back to deleteCopy; null without memory. It must not outlive the source.
inline mjModel* copyModel(const mjModel* source) {
  const size_t bytes = roundUp(layOut(source, nullptr) + sizeof(mjtNum) * bodyBoxes(source));
  char* const block = static_cast<char*>(aligned_alloc(kCacheLine, bytes));
  if (block) layOut(source, block);
  return reinterpret_cast<mjModel*>(block);
}

inline void deleteCopy(mjModel* copy) { free(copy); }

// Makes the copy what its source is now.
inline void resetCopy(mjModel* copy, const mjModel* source) {
  layOut(source, reinterpret_cast<char*>(copy));
}

// mj_setConst, which writes the boxes around the bodies' geoms. They follow from shapes, which
// copies have in common, so those of a copy go to the end of its block and are forgotten.
inline void setConstOfCopy(mjModel* copy, mjData* scratch) {
  mjtNum* const boxes = copy->bvh_aabb;
  copy->bvh_aabb =
      reinterpret_cast<mjtNum*>(reinterpret_cast<char*>(copy) + layOut(copy, nullptr));
  const bool done = attempt([=] { mj_setConst(copy, scratch); }, nullptr);
  copy->bvh_aabb = boxes;
  if (!done) throw std::runtime_error(errorText);
}

}  // namespace gaitway

#endif  // GAITWAY_COPY_H_
