// Calls into MuJoCo from which an error returns as a C++ exception (in Java: RuntimeException)
// instead of ending the process.
//
// MuJoCo reports errors and warnings through one log handler; an error is fatal if the handler
// returns. Each call here therefore marks a place to jump back to, and the handler jumps there
// with the message. Frames between the two are MuJoCo's own C code; a simulation that was jumped
// out of must be reset before its next use. Warnings are kept per thread until they are taken.

#ifndef GAITWAY_MUJOCO_H_
#define GAITWAY_MUJOCO_H_

#include <mujoco/mujoco.h>
#include <mujoco/mjbatch.h>

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <new>
#include <stdexcept>

namespace gaitway {

struct Guard {
  jmp_buf jump;
  int depth = 0;
  char error[1400] = "";
  char warnings[4096] = "";
};

inline Guard& guard() {
  static thread_local Guard instance;
  return instance;
}

inline void onLog(const mjLogMessage* message) {
  Guard& g = guard();
  if (message->level == mjLOG_ERROR) {
    snprintf(g.error, sizeof g.error, "%s%s%s%s", message->subject, message->func ? " (in " : "",
             message->func ? message->func : "", message->func ? ")" : "");
    if (g.depth > 0) longjmp(g.jump, 1);
    fprintf(stderr, "gaitway: MuJoCo error outside a guarded call: %s\n", g.error);
  } else if (message->level == mjLOG_WARNING) {
    size_t used = strlen(g.warnings);
    snprintf(g.warnings + used, sizeof g.warnings - used, "%s%s", used ? "\n" : "",
             message->subject);
  }
}

// Runs call() so that a MuJoCo error inside it is thrown as std::runtime_error here.
// Nothing with a destructor may live in call(): it can be jumped over.
template <class Call>
inline void guarded(Call call) {
  Guard& g = guard();
  if (_setjmp(g.jump) == 0) {
    g.depth = 1;
    call();
    g.depth = 0;
    return;
  }
  g.depth = 0;
  throw std::runtime_error(g.error);
}

}  // namespace gaitway

// Installs the log handler. Call once, before any other function.
inline void gw_install() { mju_setLogHandler(gaitway::onLog); }

// The header version that this bridge was compiled against.
inline int gw_headerVersion() { return mjVERSION_HEADER; }

// Copies this thread's warnings, one a line, to text (size bytes, terminated) and clears them.
inline void gw_takeWarnings(char* text, int size) {
  gaitway::Guard& g = gaitway::guard();
  if (text != nullptr) snprintf(text, size, "%s", g.warnings);
  g.warnings[0] = 0;
}

// mj_loadXML; null and a message in error (size bytes) where the file is not a model.
inline mjModel* gw_loadXml(const char* path, char* error, int size) {
  mjModel* volatile model = nullptr;
  gaitway::guarded([&] { model = mj_loadXML(path, nullptr, error, size); });
  return model;
}

// As gw_loadXml, for a text of length bytes.
inline mjModel* gw_parseXml(const char* xml, int length, char* error, int size) {
  mjVFS vfs;
  mj_defaultVFS(&vfs);
  mjModel* volatile model = nullptr;
  try {
    gaitway::guarded([&] {
      if (mj_addBufferVFS(&vfs, "model.xml", xml, length) != 0) {
        mju_error("the text could not be handed to the parser");
      }
      model = mj_loadXML("model.xml", &vfs, error, size);
    });
  } catch (...) {
    mj_deleteVFS(&vfs);
    throw;
  }
  mj_deleteVFS(&vfs);
  return model;
}

// mj_saveModel to memory of mj_sizeModel(m) bytes.
inline void gw_saveModel(const mjModel* m, void* buffer, mjtSize size) {
  gaitway::guarded([&] { mj_saveModel(m, nullptr, buffer, size); });
}

inline mjData* gw_makeData(const mjModel* m) {
  mjData* volatile data = nullptr;
  gaitway::guarded([&] { data = mj_makeData(m); });
  return data;
}

// n times mj_step. Stops at the first step that finds the state diverged (a number that is not
// finite or too large) and returns which: mjWARN_BADQPOS, BADQVEL, BADQACC or BADCTRL; else -1.
inline int gw_step(const mjModel* m, mjData* d, int n) {
  volatile int diverged = -1;
  gaitway::guarded([&] {
    int before[mjNWARNING];
    for (int w = mjWARN_BADQPOS; w <= mjWARN_BADCTRL; w++) before[w] = d->warning[w].number;
    for (int i = 0; i < n; i++) {
      mj_step(m, d);
      for (int w = mjWARN_BADQPOS; w <= mjWARN_BADCTRL; w++) {
        if (d->warning[w].number != before[w]) {
          diverged = w;
          return;
        }
      }
    }
  });
  return diverged;
}

inline void gw_forward(const mjModel* m, mjData* d) {
  gaitway::guarded([&] { mj_forward(m, d); });
}

// mj_resetData, or mj_resetDataKeyframe where key >= 0.
inline void gw_reset(const mjModel* m, mjData* d, int key) {
  gaitway::guarded([&] {
    if (key < 0) {
      mj_resetData(m, d);
    } else {
      mj_resetDataKeyframe(m, d, key);
    }
  });
}

inline void gw_rnePostConstraint(const mjModel* m, mjData* d) {
  gaitway::guarded([&] { mj_rnePostConstraint(m, d); });
}

inline void gw_getState(const mjModel* m, const mjData* d, mjtNum* state, int signature) {
  gaitway::guarded([&] { mj_getState(m, d, state, signature); });
}

inline void gw_setState(const mjModel* m, mjData* d, const mjtNum* state, int signature) {
  gaitway::guarded([&] { mj_setState(m, d, state, signature); });
}

inline void gw_setConst(mjModel* m, mjData* d) {
  gaitway::guarded([&] { mj_setConst(m, d); });
}

#endif  // GAITWAY_MUJOCO_H_
