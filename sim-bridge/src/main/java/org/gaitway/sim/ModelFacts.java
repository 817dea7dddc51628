package org.gaitway.sim;

import java.util.List;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjModel;

/**
 * What is the same in a model and its copies, whatever its parameters.
 *
 * @param name what it was loaded from
 * @param warnings of the compiler
 * @param names of its elements
 * @param nq positions
 * @param nv degrees of freedom
 * @param nu controls
 * @param nsensordata length of the sensor data
 * @param stateSize length of the integration state
 * @param timestep of a physics step [s]
 * @param disableflags that it was written with
 */
record ModelFacts(
    String name,
    List<String> warnings,
    ElementNames names,
    int nq,
    int nv,
    int nu,
    int nsensordata,
    int stateSize,
    double timestep,
    int disableflags) {

  static ModelFacts of(ModelLoader.Loaded loaded) {
    mjModel model = loaded.model();
    return new ModelFacts(
        loaded.name(),
        loaded.warnings(),
        new ElementNames(model),
        (int) model.nq(),
        (int) model.nv(),
        (int) model.nu(),
        (int) model.nsensordata(),
        Mujoco.mj_stateSize(model, Mujoco.mjSTATE_INTEGRATION),
        model.opt().timestep(),
        model.opt().disableflags());
  }
}
