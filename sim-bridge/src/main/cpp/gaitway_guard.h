// Runs calls into MuJoCo so that an error does not end the process.
//
// MuJoCo reports errors and warnings through one log handler, which must not return from an error.
// Each call marks a place to jump back to, and the handler jumps there. What lies between the two
// is MuJoCo's code: a jump leaks what that code had allocated, and a simulation that was jumped out
// of must be reset before its next use. All of it is per thread, so threads never meet here.

#ifndef GAITWAY_GUARD_H_
#define GAITWAY_GUARD_H_

#include <mujoco/mujoco.h>

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <stdexcept>

namespace gaitway {

// Warnings of a call, one a line; those that no longer fit are dropped.
struct Warnings {
  char* text;
  size_t size;
};

// A call in progress: where an error jumps to, who gets warnings (nobody while stepping: there
// mjData counts them), and the call that it is nested in.
struct Call {
  jmp_buf jump;
  Warnings* warnings;
  Call* outer;
};

inline thread_local Call* innermostCall = nullptr;

// The last error on this thread.
inline thread_local char errorText[1280];

inline void addLine(Warnings* warnings, const char* line) {
  size_t used = strlen(warnings->text);
  snprintf(warnings->text + used, warnings->size - used, "%s%s", used ? "\n" : "", line);
}

inline void onLog(const mjLogMessage* message) {
  Call* call = innermostCall;
  if (message->level == mjLOG_ERROR) {
    snprintf(errorText, sizeof errorText, "%s%s%s", message->func ? message->func : "",
             message->func ? ": " : "", message->subject);
    if (call) longjmp(call->jump, 1);
    // Outside of every call: the frames up to the Java binding are C, which an exception may cross.
    throw std::runtime_error(errorText);
  }
  if (message->level == mjLOG_WARNING && call && call->warnings) {
    addLine(call->warnings, message->subject);
  }
}

// Runs body(); false, and the message in errorText, if it ended in a MuJoCo error. Nothing with a
// destructor may live in body(): it would be jumped over. What body() assigns and is read after an
// error must be volatile or in memory.
template <class Body>
inline bool attempt(Body body, Warnings* warnings) {
  Call call;
  call.warnings = warnings;
  call.outer = innermostCall;
  innermostCall = &call;
  bool jumped = _setjmp(call.jump) != 0;
  if (!jumped) body();
  innermostCall = call.outer;
  return !jumped;
}

// Runs body() as above; a MuJoCo error is thrown as std::runtime_error (in Java: RuntimeException).
template <class Body>
inline void guarded(Body body) {
  if (!attempt(body, nullptr)) throw std::runtime_error(errorText);
}

}  // namespace gaitway

#endif  // GAITWAY_GUARD_H_
