package org.gaitway.task.legged;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.config.ConfigWriter;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.task.Channel;
import org.gaitway.task.Environment;
import org.gaitway.task.Randomisation;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Transport;

/** Makes the task that settings describe: a legged robot follows a velocity command. */
public final class LeggedTask {
  /** Name of the command: forward [m/s], left [m/s], turn [rad/s]. */
  public static final String COMMAND = "velocity";

  private final Setup setup;
  private final LeggedSettings settings;
  private final LeggedRobot robot;
  private final SensingSettings sensing;
  private final TaskDefinition.Builder task;

  private LeggedTask(String name, String version, LeggedSettings settings) {
    setup = new Setup(settings);
    this.settings = settings;
    robot = settings.robot();
    sensing = settings.sensing();
    task = TaskDefinition.named(name, version.isEmpty() ? Quadruped.DEFAULT_VERSION : version);
  }

  /**
   * The definition.
   *
   * @throws org.gaitway.sim.ModelLoadException if the robot's model cannot be loaded
   * @throws IllegalArgumentException if settings and model do not go together
   */
  public static TaskDefinition define(String name, String version, LeggedSettings settings) {
    return new LeggedTask(name, version, settings).define();
  }

  private TaskDefinition define() {
    task.settings(ConfigWriter.toYaml(settings))
        .model(setup::model)
        .substeps(substeps())
        .episodeSteps((int) Math.round(settings.episode() / settings.controlPeriod()))
        .command(
            COMMAND,
            3,
            CommandSource.named(settings.command().source()).command(settings.command(), robot))
        .motors(new ServoMotors(setup))
        .transport(new Transport(sensing.minDelay(), sensing.maxDelay(), sensing.loss()))
        .disturb(environment -> new StandingStart(setup, environment));
    if (settings.push().speed() > 0) {
      task.disturb(environment -> new Pushes(settings.push(), environment));
    }
    randomisations().forEach(task::randomise);
    addObservations();
    addPrivileged();
    addRewards();
    addFalls();
    addMetrics();
    addSymmetry();
    return task.build();
  }

  private int substeps() {
    try (Model model = setup.model()) {
      double steps = settings.controlPeriod() / model.timestep();
      if (Math.abs(steps - Math.rint(steps)) > 1e-6) {
        throw new IllegalArgumentException(
            "control-period must be a multiple of the model's timestep, "
                + model.timestep()
                + " s, was "
                + settings.controlPeriod());
      }
      return (int) Math.rint(steps);
    }
  }

  /** At least one where the torque limits change within a step: they are in the model. */
  private List<Randomisation> randomisations() {
    List<Randomisation> all = new ArrayList<>(new Variations(setup).all());
    if (all.isEmpty() && settings.actuation().speedTorque()) {
      all.add(OwnModel.ONLY);
    }
    return all;
  }

  private void addSymmetry() {
    if (settings.symmetric()) {
      try (Model model = setup.model()) {
        task.symmetry(Mirror.of(robot, model));
      }
    }
  }

  private void addObservations() {
    LeggedObservation seen = new LeggedObservation(setup);
    if (sensing.linearVelocity()) {
      task.observe(
          "linear-velocity", seen.linearVelocity(), measured(sensing.linearVelocityNoise()));
    }
    Channel internal = Channel.INTERNAL;
    task.observe("angular-velocity", seen.angularVelocity(), measured(sensing.gyroNoise()))
        .observe("gravity", seen.projectedGravity(), measured(sensing.gravityNoise()))
        .observe("command", seen.command(), internal)
        .observe("joint-position", seen.jointOffsets(), measured(sensing.positionNoise()))
        .observe("joint-velocity", seen.jointVelocities(), measured(sensing.velocityNoise()))
        .observe("last-action", seen.lastAction(), internal.withHistory(sensing.history()));
  }

  private Channel measured(double noise) {
    return Channel.CLEAR.withNoise(sensing.noise(noise)).withHistory(sensing.history());
  }

  private void addPrivileged() {
    LeggedObservation known = new LeggedObservation(setup);
    task.privileged("true-linear-velocity", known.linearVelocity())
        .privileged("base-height", known.baseHeight())
        .privileged("contacts", known.contacts())
        .privileged("foot-forces", known.footForces())
        .privileged("foot-heights", known.footHeights())
        .privileged("foot-speeds", known.footSpeeds())
        .privileged("air-times", known.airTimes())
        .privileged("efforts", known.efforts())
        .privileged("push", known.push())
        .privileged("gains", known.gains())
        .privileged("physics", known.physics());
    if (setup.terrain().isPresent()) {
      task.privileged("ground", known.ground());
    }
  }

  private void addRewards() {
    settings
        .rewards()
        .forEach(
            (name, weight) -> {
              if (weight != 0) {
                task.reward(
                    name, weight * settings.controlPeriod(), LeggedReward.named(name).of(setup));
              }
            });
    if (settings.shaping().positive()) {
      task.rewardFloor(0);
    }
  }

  private void addFalls() {
    FallSettings fall = settings.fall();
    if (fall.tilt() > 0) {
      double upright = Math.cos(fall.tilt());
      task.terminate(
          "tilt",
          scene -> {
            Legs legs = scene.gauge(setup.legs());
            return () -> !(-legs.gravity(2) > upright);
          });
    }
    if (fall.baseForce() > 0) {
      task.terminate(
          "base-contact",
          scene -> {
            Legs legs = scene.gauge(setup.legs());
            return () -> legs.baseForce() > fall.baseForce();
          });
    }
    if (fall.baseHeight() > 0) {
      task.terminate(
          "base-height",
          scene -> {
            Legs legs = scene.gauge(setup.legs());
            return () -> !(legs.baseHeight() > fall.baseHeight());
          });
    }
  }

  private void addMetrics() {
    task.measure("tracking.linear-velocity-error", TrackingError.linear(setup))
        .measure("tracking.yaw-rate-error", TrackingError.yaw(setup))
        .measure("standing.speed", TrackingError.standing(setup))
        .measure("gait.duty-factor", Gait.dutyFactor(setup))
        .measure("gait.swing-time", Gait.swingTime(setup))
        .measure("gait.swing-height", Gait.swingHeight(setup));
  }

  /** Varies nothing, but gives each environment a model of its own. */
  private enum OwnModel implements Randomisation {
    ONLY;

    @Override
    public Variation bind(Environment environment) {
      return new Variation() {
        @Override
        public void draw(RandomStream random) {}

        @Override
        public void apply() {}
      };
    }
  }
}
