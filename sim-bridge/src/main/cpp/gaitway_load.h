// Compiles a model so that nothing in its text ends the process.
//
// MuJoCo's parser and compiler are C++. They catch their own exceptions, but not all of the standard
// library's, such as the one for memory that cannot be had. Those cannot be caught here either:
// MuJoCo carries an unwinder of its own, which does not understand exception tables of ours and
// would end the process. But it asks each frame that it passes by calling that frame's personality
// routine, and ours does not answer: it jumps to the place that the guard marked.

#ifndef GAITWAY_LOAD_H_
#define GAITWAY_LOAD_H_

#include "gaitway_edit.h"
#include "gaitway_guard.h"

#include <locale.h>

// Log handler of this thread alone, with which MuJoCo's compiler replaces ours while it runs.
extern "C" mjfLogHandler _mjPRIVATE_setTlsLogHandler(mjfLogHandler handler);

namespace gaitway {

typedef mjSpec* (*Parser)(const char* source, const mjVFS* vfs, char* error, int error_sz);

struct Load {
  Parser parse;
  const char* source;
  const Edits* edits;  // null: as the source says
  char* reason;  // why there is no model
  int reasonSize;
  mjSpec* spec;
  mjModel* model;
};

// The largest counts of keyframes (which take time with their square) and of user data. Far beyond
// them the compiler takes all the machine's memory or hours, and only then fails.
const int kMaxKeyframes = 10000;
const int kMaxUserData = 1000000;

inline void checkCount(const char* attribute, int count, int max) {
  if (count > max) mju_error("%s=\"%d\" is out of range: at most %d", attribute, count, max);
}

inline void checkSizes(const mjSpec* spec) {
  checkCount("nkey", spec->nkey, kMaxKeyframes);
  checkCount("nuserdata", spec->nuserdata, kMaxUserData);
  checkCount("nuser_body", spec->nuser_body, kMaxUserData);
  checkCount("nuser_jnt", spec->nuser_jnt, kMaxUserData);
  checkCount("nuser_geom", spec->nuser_geom, kMaxUserData);
  checkCount("nuser_site", spec->nuser_site, kMaxUserData);
  checkCount("nuser_cam", spec->nuser_cam, kMaxUserData);
  checkCount("nuser_tendon", spec->nuser_tendon, kMaxUserData);
  checkCount("nuser_actuator", spec->nuser_actuator, kMaxUserData);
  checkCount("nuser_sensor", spec->nuser_sensor, kMaxUserData);
}

inline void compile(Load* load) {
  load->spec = load->parse(load->source, nullptr, load->reason, load->reasonSize);
  if (!load->spec) return;
  checkSizes(load->spec);
  if (load->edits) applyEdits(load->spec, load->edits);
  // An error on one of the compiler's own threads would find no place to jump to.
  load->spec->compiler.usethread = 0;
  load->model = mj_compile(load->spec, nullptr);
  if (!load->model) snprintf(load->reason, load->reasonSize, "%s", mjs_getError(load->spec));
}

// The personality routine. Its arguments are the unwinder's and not looked at.
static int jumpOut(...) {
  snprintf(errorText, sizeof errorText,
           "MuJoCo's compiler broke down: a size is too large, or memory ran out");
  longjmp(innermostCall->jump, 1);
}

static int (*const jumpOutReference)(...) asm("gaitway_jump_out") __attribute__((used)) = jumpOut;

// A frame with that routine. It must hold nothing for which the compiler would add its own.
__attribute__((noinline)) static void compileInOwnFrame(Load* load) {
  asm volatile(".cfi_personality 0x9b, gaitway_jump_out");
  compile(load);
  asm volatile("");  // Keeps the call from becoming a jump, which would give up the frame.
}

inline mjModel* loadModel(Parser parse, const signed char* source, const void* edits,
                          signed char* reason, int reasonSize, signed char* warnings,
                          int warningsSize) {
  Load load = {parse,      reinterpret_cast<const char*>(source), static_cast<const Edits*>(edits),
               reinterpret_cast<char*>(reason), reasonSize, nullptr, nullptr};
  Load* const state = &load;  // Its fields are in memory, so a jump does not lose them.
  Warnings collected = {reinterpret_cast<char*>(warnings), static_cast<size_t>(warningsSize)};
  const locale_t before = uselocale(static_cast<locale_t>(nullptr));
  reason[0] = 0;
  warnings[0] = 0;
  if (!attempt([state] { compileInOwnFrame(state); }, &collected)) {
    _mjPRIVATE_setTlsLogHandler(nullptr);
    uselocale(before);
    snprintf(state->reason, reasonSize, "%s", errorText);
  }
  if (state->spec) mj_deleteSpec(state->spec);
  return state->model;
}

}  // namespace gaitway

#endif  // GAITWAY_LOAD_H_
