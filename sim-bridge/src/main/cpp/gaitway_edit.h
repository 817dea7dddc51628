// What a model is to be other than its file says: the ground under it, position servos on its
// joints, which of its shapes meet the ground. Applied between parsing and compiling. Errors jump out
// of these functions (see gaitway_guard.h), so nothing in them has a destructor.

#ifndef GAITWAY_EDIT_H_
#define GAITWAY_EDIT_H_

#include <string>
#include <vector>

#include "gaitway_guard.h"

namespace gaitway {

// A position servo on a joint; an infinite limit is none.
struct Servo {
  std::string joint;
  double kp;
  double kd;
  double limit;
};

struct Armature {
  std::string joint;
  double inertia;
};

// The heights of a height field are fractions of size[2], the first row that of the least y.
struct Edits {
  bool ground = false;
  std::vector<float> heights;  // empty: a plane
  int rows = 0;
  int columns = 0;
  double size[4] = {0, 0, 0, 0};
  double lowest = 0;
  double timestep = 0;  // 0: as the file says
  std::vector<std::string> touching;
  std::vector<Servo> servos;
  std::vector<Armature> armatures;
};

// The plane that the file has for a ground, or a new one.
inline mjsGeom* groundOf(mjSpec* spec) {
  mjsBody* const world = mjs_findBody(spec, "world");
  for (mjsElement* e = mjs_firstChild(world, mjOBJ_GEOM, 0); e; e = mjs_nextChild(world, e, 0)) {
    mjsGeom* const geom = mjs_asGeom(e);
    if (geom->type == mjGEOM_PLANE) return geom;
  }
  mjsGeom* const plane = mjs_addGeom(world, nullptr);
  plane->type = mjGEOM_PLANE;
  plane->size[2] = 1;
  mjs_setName(plane->element, "floor");
  return plane;
}

inline void setGround(mjSpec* spec, const Edits* edits) {
  mjsGeom* const ground = groundOf(spec);
  if (edits->heights.empty()) return;
  mjsHField* const field = mjs_addHField(spec);
  mjs_setName(field->element, "terrain");
  field->nrow = edits->rows;
  field->ncol = edits->columns;
  memcpy(field->size, edits->size, sizeof field->size);
  mjs_setFloat(field->userdata, edits->heights.data(), static_cast<int>(edits->heights.size()));
  ground->type = mjGEOM_HFIELD;
  ground->pos[2] += edits->lowest;
  mjs_setString(ground->hfieldname, "terrain");
}

inline bool contains(const std::vector<std::string>& names, const char* name) {
  for (size_t i = 0; i < names.size(); i++) {
    if (strcmp(names[i].c_str(), name) == 0) return true;
  }
  return false;
}

// Whether no joint lets a body move.
inline bool isFixed(mjsBody* body, const mjsBody* world) {
  while (body && body != world) {
    if (mjs_firstChild(body, mjOBJ_JOINT, 0)) return false;
    body = mjs_getParent(body->element);
  }
  return true;
}

// Has the named shapes meet those that are fixed, and nothing meet anything else.
inline void setTouching(mjSpec* spec, const std::vector<std::string>& names) {
  const mjsBody* const world = mjs_findBody(spec, "world");
  size_t found = 0;
  for (mjsElement* e = mjs_firstElement(spec, mjOBJ_GEOM); e; e = mjs_nextElement(spec, e)) {
    mjsGeom* const geom = mjs_asGeom(e);
    const bool named = contains(names, mjs_getString(mjs_getName(e)));
    const bool fixed = isFixed(mjs_getParent(e), world);
    const bool collides = geom->contype || geom->conaffinity;
    found += named;
    geom->contype = named && !fixed;
    geom->conaffinity = fixed && collides;
  }
  for (size_t i = 0; found < names.size() && i < names.size(); i++) {
    if (!mjs_findElement(spec, mjOBJ_GEOM, names[i].c_str())) {
      mju_error("there is no geom named %s to touch the ground", names[i].c_str());
    }
  }
}

inline mjsJoint* jointOf(mjSpec* spec, const std::string& name) {
  mjsElement* const found = mjs_findElement(spec, mjOBJ_JOINT, name.c_str());
  if (!found) mju_error("there is no joint named %s", name.c_str());
  mjsJoint* const joint = mjs_asJoint(found);
  if (joint->type != mjJNT_HINGE && joint->type != mjJNT_SLIDE) {
    mju_error("joint %s is neither a hinge nor a slide", name.c_str());
  }
  return joint;
}

// The actuator that drives a joint, or a new one with the joint's name.
inline mjsActuator* actuatorOf(mjSpec* spec, const std::string& joint) {
  mjsActuator* own = nullptr;
  for (mjsElement* e = mjs_firstElement(spec, mjOBJ_ACTUATOR); e; e = mjs_nextElement(spec, e)) {
    mjsActuator* const actuator = mjs_asActuator(e);
    if (actuator->trntype != mjTRN_JOINT) continue;
    if (strcmp(joint.c_str(), mjs_getString(actuator->target)) != 0) continue;
    if (own) mju_error("joint %s has several actuators", joint.c_str());
    own = actuator;
  }
  if (!own) {
    own = mjs_addActuator(spec, nullptr);
    mjs_setName(own->element, joint.c_str());
    own->trntype = mjTRN_JOINT;
    mjs_setString(own->target, joint.c_str());
  }
  return own;
}

inline void setServo(mjSpec* spec, const Servo* servo) {
  const mjsJoint* const joint = jointOf(spec, servo->joint);
  mjsActuator* const actuator = actuatorOf(spec, servo->joint);
  if (actuator->dyntype != mjDYN_NONE) {
    mju_error("the actuator of joint %s has a state of its own", servo->joint.c_str());
  }
  double kd = servo->kd;
  const char* const error = mjs_setToPosition(actuator, servo->kp, &kd, nullptr, nullptr, 0);
  if (error && error[0]) mju_error("joint %s cannot have a servo: %s", servo->joint.c_str(), error);
  for (int i = 0; i < 6; i++) actuator->gear[i] = i == 0;
  const bool limited = servo->limit < mjMAXVAL;
  actuator->forcelimited = limited ? mjLIMITED_TRUE : mjLIMITED_FALSE;
  actuator->forcerange[0] = limited ? -servo->limit : 0;
  actuator->forcerange[1] = limited ? servo->limit : 0;
  const bool ranged = joint->limited != mjLIMITED_FALSE && joint->range[0] < joint->range[1];
  actuator->ctrllimited = ranged ? mjLIMITED_TRUE : mjLIMITED_FALSE;
  memcpy(actuator->ctrlrange, joint->range, sizeof joint->range);
}

inline void applyEdits(mjSpec* spec, const Edits* edits) {
  if (edits->timestep > 0) spec->option.timestep = edits->timestep;
  if (edits->ground) setGround(spec, edits);
  if (!edits->touching.empty()) setTouching(spec, edits->touching);
  for (size_t i = 0; i < edits->servos.size(); i++) setServo(spec, &edits->servos[i]);
  for (size_t i = 0; i < edits->armatures.size(); i++) {
    jointOf(spec, edits->armatures[i].joint)->armature = edits->armatures[i].inertia;
  }
}

}  // namespace gaitway

#endif  // GAITWAY_EDIT_H_
