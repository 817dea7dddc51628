// What the contacts of a simulation do to each geom, in one pass.

#ifndef GAITWAY_CONTACTS_H_
#define GAITWAY_CONTACTS_H_

#include "gaitway_guard.h"

namespace gaitway {

// Numbers of a geom: the force on it (x, y, z, world frame), the sum of its normal forces.
const int kGeomForce = 4;

inline void addForce(mjtNum* out, int geom, const mjtNum world[3], mjtNum sign, mjtNum normal) {
  if (geom < 0) return;  // That of a flexible body.
  mjtNum* const row = out + kGeomForce * geom;
  for (int i = 0; i < 3; i++) row[i] += sign * world[i];
  row[3] += normal;
}

// Sums up mj_contactForce (ngeom x kGeomForce) of all contacts that push.
inline void contactForces(const mjModel* m, const mjData* d, mjtNum* out) {
  memset(out, 0, sizeof(mjtNum) * kGeomForce * m->ngeom);
  for (int i = 0; i < d->ncon; i++) {
    const mjContact* const contact = d->contact + i;
    if (contact->efc_address < 0) continue;
    mjtNum local[6];
    mjtNum world[3];
    mj_contactForce(m, d, i, local);
    mju_mulMatTVec(world, contact->frame, local, 3, 3);
    // The frame's first axis points from the first geom to the second.
    addForce(out, contact->geom[0], world, -1, local[0]);
    addForce(out, contact->geom[1], world, 1, local[0]);
  }
}

}  // namespace gaitway

#endif  // GAITWAY_CONTACTS_H_
