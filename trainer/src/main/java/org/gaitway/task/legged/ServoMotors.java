package org.gaitway.task.legged;

import java.nio.DoubleBuffer;
import java.util.List;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.sim.ModelField;
import org.gaitway.sim.Simulation;
import org.gaitway.task.Environment;
import org.gaitway.task.Motors;
import org.gaitway.task.Slots;

/**
 * The motors of a legged robot: the policy's output, scaled and added to the default pose, becomes
 * the target of each joint's position controller some physics steps later. The controllers are
 * those of the model; their torque limit falls with the joint's speed as that of a DC motor does.
 */
final class ServoMotors implements Motors {
  private final Setup setup;
  private final ActuationSettings settings;

  ServoMotors(Setup setup) {
    this.setup = setup;
    settings = setup.settings().actuation();
  }

  @Override
  public Drive bind(Environment environment) {
    return new ServoDrive(environment);
  }

  @Override
  public List<Servo> servos(Model model) {
    return LeggedJoint.of(setup.robot(), model).stream().map(LeggedJoint::servo).toList();
  }

  private final class ServoDrive implements Drive {
    private final LeggedJoint[] joints;
    private final DoubleBuffer ctrl;
    private final DoubleBuffer qvel;
    private final DoubleBuffer forceRange;
    private final boolean limited;
    private final int substeps;
    private final int kept;

    /** The delay of the episode [physics steps], and how many outputs there were. */
    private final Slots state;

    /** The last outputs, newest at {@code count % kept}. */
    private final Slots outputs;

    /** Torque limits of the episode. */
    private final Slots limits;

    ServoDrive(Environment environment) {
      joints = environment.gauge(setup.legs()).joints();
      Simulation simulation = environment.simulation();
      ctrl = simulation.ctrl();
      qvel = simulation.qvel();
      limited = settings.speedTorque() && simulation.model().isCopy();
      forceRange = simulation.model().field(ModelField.ACTUATOR_FORCERANGE);
      substeps = environment.definition().substeps();
      kept = (settings.maxDelay() + substeps - 1) / substeps + 1;
      state = environment.memory().ofEpisode(2);
      outputs = environment.memory().ofEpisode(kept * joints.length);
      limits = environment.memory().ofEpisode(joints.length);
    }

    @Override
    public void begin(RandomStream random) {
      int span = settings.maxDelay() - settings.minDelay();
      state.set(0, settings.minDelay() + (span > 0 ? random.nextInt(span + 1) : 0));
      for (int i = 0; i < joints.length; i++) {
        limits.set(i, forceRange.get(2 * joints[i].control() + 1));
      }
    }

    @Override
    public void advance(Simulation simulation, int count, double[] action) {
      remember(action);
      int delay = (int) state.get(0);
      int whole = delay / substeps;
      int late = delay % substeps;
      target(late > 0 ? whole + 1 : whole);
      if (!limited && late == 0) {
        simulation.step(count);
        return;
      }
      for (int step = 0; step < count; step++) {
        if (step == late && late > 0) {
          target(whole);
        }
        if (limited) {
          limit();
        }
        simulation.step(1);
      }
    }

    private void remember(double[] action) {
      int slot = (int) (state.get(1) % kept) * joints.length;
      for (int i = 0; i < joints.length; i++) {
        outputs.set(slot + i, action[i]);
      }
      state.set(1, state.get(1) + 1);
    }

    /**
     * Aims at the output of {@code ago} control steps ago, or the first one before there was it.
     */
    private void target(int ago) {
      double number = Math.max(0, state.get(1) - 1 - ago);
      int slot = (int) (number % kept) * joints.length;
      for (int i = 0; i < joints.length; i++) {
        LeggedJoint joint = joints[i];
        ctrl.put(joint.control(), joint.position() + joint.actionScale() * outputs.get(slot + i));
      }
    }

    private void limit() {
      for (int i = 0; i < joints.length; i++) {
        LeggedJoint joint = joints[i];
        double most = limits.get(i);
        double share = qvel.get(joint.qvel()) / joint.speedLimit();
        double stall = settings.stallTorque() * most;
        double up = Math.max(0, Math.min(most, stall * (1 - share)));
        double down = Math.max(0, Math.min(most, stall * (1 + share)));
        forceRange.put(2 * joint.control(), -down).put(2 * joint.control() + 1, up);
      }
    }
  }
}
