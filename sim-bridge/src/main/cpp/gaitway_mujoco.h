// The functions of MuJoCo that Gaitway calls, each with its errors as C++ exceptions (in Java:
// RuntimeException). This header is what the Java binding is generated from.

#ifndef GAITWAY_MUJOCO_H_
#define GAITWAY_MUJOCO_H_

#include "gaitway_bytes.h"
#include "gaitway_contacts.h"
#include "gaitway_copy.h"
#include "gaitway_guard.h"
#include "gaitway_load.h"
#include "gaitway_render.h"

// Installs the log handler. Call once, before any other function.
inline void gw_install() { mju_setLogHandler(gaitway::onLog); }

// The header version that this bridge was compiled against.
inline int gw_headerVersion() { return mjVERSION_HEADER; }

// What is to be other than a file says (see gaitway_edit.h): nothing at first.
inline void* gw_newEdits() { return new gaitway::Edits(); }
inline void gw_deleteEdits(void* edits) { delete static_cast<gaitway::Edits*>(edits); }

inline void gw_editTimestep(void* edits, double timestep) {
  static_cast<gaitway::Edits*>(edits)->timestep = timestep;
}

// A plane where there is none.
inline void gw_editPlane(void* edits) { static_cast<gaitway::Edits*>(edits)->ground = true; }

// A height field in place of the plane: fractions of the elevation (rows x columns), half lengths
// x and y, elevation and depth (4), height of the fraction 0.
inline void gw_editTerrain(void* edits, const float* heights, int rows, int columns,
                           const double* size, double lowest) {
  gaitway::Edits* const to = static_cast<gaitway::Edits*>(edits);
  to->ground = true;
  to->heights.assign(heights, heights + static_cast<size_t>(rows) * columns);
  to->rows = rows;
  to->columns = columns;
  memcpy(to->size, size, sizeof to->size);
  to->lowest = lowest;
}

// One more geom that touches the ground; if there are any, no other does.
inline void gw_editTouching(void* edits, const signed char* geom) {
  static_cast<gaitway::Edits*>(edits)->touching.push_back(reinterpret_cast<const char*>(geom));
}

inline void gw_editServo(void* edits, const signed char* joint, double kp, double kd,
                         double limit) {
  static_cast<gaitway::Edits*>(edits)->servos.push_back(
      {reinterpret_cast<const char*>(joint), kp, kd, limit});
}

inline void gw_editArmature(void* edits, const signed char* joint, double inertia) {
  static_cast<gaitway::Edits*>(edits)->armatures.push_back(
      {reinterpret_cast<const char*>(joint), inertia});
}

// Compiles an MJCF or URDF file (its path as UTF-8), with edits or null. Where it is not a valid
// model: null, and why in reason. All texts end in 0.
inline mjModel* gw_loadFile(const signed char* path, const void* edits, signed char* reason,
                            int reasonSize, signed char* warnings, int warningsSize) {
  return gaitway::loadModel(mj_parseXML, path, edits, reason, reasonSize, warnings, warningsSize);
}

// As gw_loadFile, for a text.
inline mjModel* gw_loadText(const signed char* xml, const void* edits, signed char* reason,
                            int reasonSize, signed char* warnings, int warningsSize) {
  return gaitway::loadModel(mj_parseXMLString, xml, edits, reason, reasonSize, warnings,
                            warningsSize);
}

// mj_saveModel to memory of mj_sizeModel(m) bytes, as if the model's disableflags were these.
inline void gw_saveModel(const mjModel* m, int disableflags, void* buffer, mjtSize size) {
  gaitway::saveModel(m, disableflags, buffer, size);
}

// The model that gw_saveModel wrote. Where the bytes are none: null, and why in reason.
inline mjModel* gw_loadBytes(const void* bytes, mjtSize size, signed char* reason,
                             int reasonSize) {
  return gaitway::loadBytes(static_cast<const char*>(bytes), size,
                            reinterpret_cast<char*>(reason), reasonSize);
}

// mj_setConst: what follows from the model's other fields.
inline void gw_setConst(mjModel* m, mjData* d) {
  gaitway::guarded([=] { mj_setConst(m, d); });
}

// A copy whose parameters can be changed (see gaitway_copy.h). Null without memory.
inline mjModel* gw_copyModel(const mjModel* source) { return gaitway::copyModel(source); }
inline void gw_deleteCopy(mjModel* copy) { gaitway::deleteCopy(copy); }
inline void gw_resetCopy(mjModel* copy, const mjModel* source) {
  gaitway::resetCopy(copy, source);
}

// As gw_setConst, of a copy.
inline void gw_setConstOfCopy(mjModel* copy, mjData* scratch) {
  gaitway::setConstOfCopy(copy, scratch);
}

// mj_makeData; never null.
inline mjData* gw_makeData(const mjModel* m) {
  mjData* volatile data = nullptr;
  gaitway::guarded([&] {
    data = mj_makeData(m);
    if (!data) mju_error("no memory for mjData");
  });
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
  gaitway::guarded([=] { mj_forward(m, d); });
}

// mj_resetData, or mj_resetDataKeyframe where key >= 0.
inline void gw_reset(const mjModel* m, mjData* d, int key) {
  gaitway::guarded([=] {
    if (key < 0) {
      mj_resetData(m, d);
    } else {
      mj_resetDataKeyframe(m, d, key);
    }
  });
}

inline void gw_rnePostConstraint(const mjModel* m, mjData* d) {
  gaitway::guarded([=] { mj_rnePostConstraint(m, d); });
}

// The force on each geom (ngeom x 4): x, y, z in the world frame, sum of normal forces.
inline void gw_contactForces(const mjModel* m, const mjData* d, double* out) {
  gaitway::guarded([=] { gaitway::contactForces(m, d, out); });
}

// mj_objectVelocity: rotation, then translation.
inline void gw_objectVelocity(const mjModel* m, const mjData* d, int type, int id, int local,
                              double* out) {
  gaitway::guarded([=] { mj_objectVelocity(m, d, type, id, out, local); });
}

inline void gw_getState(const mjModel* m, const mjData* d, double* state, int signature) {
  gaitway::guarded([=] { mj_getState(m, d, state, signature); });
}

inline void gw_setState(const mjModel* m, mjData* d, const double* state, int signature) {
  gaitway::guarded([=] { mj_setState(m, d, state, signature); });
}

// mjData.warning[warning]: how often, and the index in the last.
inline int gw_warningCount(const mjData* d, int warning) { return d->warning[warning].number; }
inline int gw_warningIndex(const mjData* d, int warning) { return d->warning[warning].lastinfo; }

// Opens a renderer on this thread, with the EGL library of this name. Where that fails: null, and
// why in reason.
inline void* gw_openRenderer(const signed char* library, const mjModel* m, int width, int height,
                             int samples, signed char* reason, int reasonSize) {
  return gaitway::openRenderer(reinterpret_cast<const char*>(library), m, width, height, samples,
                               reinterpret_cast<char*>(reason), reasonSize);
}

// What gw_render shows besides the model.
enum { GW_CONTACTS = 1, GW_CONTACT_FORCES = 2, GW_TRANSPARENT = 4, GW_SHADOWS = 8 };

// Makes a picture: rgb, the top row first (3 x width x height). From one of the model's cameras, or
// where that is -1 as pose says: the point to look at (3), distance [m], azimuth, elevation [deg].
inline void gw_render(void* renderer, mjData* d, int camera, const double* pose, int flags,
                      signed char* rgb) {
  const gaitway::View view = {camera,
                              {pose[0], pose[1], pose[2]},
                              pose[3],
                              pose[4],
                              pose[5],
                              (flags & GW_CONTACTS) != 0,
                              (flags & GW_CONTACT_FORCES) != 0,
                              (flags & GW_TRANSPARENT) != 0,
                              (flags & GW_SHADOWS) != 0};
  gaitway::render(static_cast<gaitway::Renderer*>(renderer), d, view,
                  reinterpret_cast<unsigned char*>(rgb));
}

// Closes a renderer, on the thread that opened it.
inline void gw_closeRenderer(void* renderer) {
  gaitway::closeRenderer(static_cast<gaitway::Renderer*>(renderer));
}

#endif  // GAITWAY_MUJOCO_H_
