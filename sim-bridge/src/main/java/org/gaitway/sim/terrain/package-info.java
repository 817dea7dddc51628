/**
 * Ground that is not flat: height fields, and terrains of patches of growing difficulty made for
 * learning to walk. Knows nothing of MuJoCo; {@link org.gaitway.sim.ModelEdits} puts one under a
 * robot.
 */
package org.gaitway.sim.terrain;
