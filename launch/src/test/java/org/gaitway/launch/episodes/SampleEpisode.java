package org.gaitway.launch.episodes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gaitway.control.TickRecord;
import org.gaitway.episode.EpisodeEnd;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeKind;
import org.gaitway.episode.EpisodeWriter;
import org.gaitway.episode.LogSettings;
import org.gaitway.episode.SafetyEvent;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.robot.SensorLayout;

/** Episodes to be tested with: a robot of two joints, with random numbers everywhere. */
public final class SampleEpisode {

  /** Control steps per second. */
  public static final int RATE = 100;

  private static final List<String> JOINTS = List.of("left hip", "knee");
  private static final RobotLayout LAYOUT =
      new RobotLayout(JOINTS, JOINTS, List.of(new SensorLayout("foot", 3)));
  private static final long NANOS_PER_STEP = 1_000_000_000 / RATE;
  private static final double[] SPECIAL = {Double.NaN, Double.POSITIVE_INFINITY, -0.0, 1e300};

  private final Random random;
  private final EpisodeWriter out;
  private final RobotState state = new RobotState(LAYOUT);
  private final JointCommand command = new JointCommand(JOINTS);
  private double total;

  private SampleEpisode(EpisodeWriter out, long seed) {
    this.out = out;
    this.random = new Random(seed);
  }

  /** What its header says. */
  public static EpisodeHeader header(long seed) {
    Map<String, Integer> terms = new LinkedHashMap<>();
    terms.put("joint position", 2);
    terms.put("phase", 1);
    return EpisodeHeader.begin(EpisodeKind.EVALUATE, "test")
        .with(EpisodeHeader.TASK_NAME, "sample")
        .with(EpisodeHeader.TASK_VERSION, "v5")
        .with(EpisodeHeader.SEED, seed)
        .with(EpisodeHeader.COMMANDED, JOINTS)
        .with(EpisodeHeader.OBSERVATION, terms);
  }

  /**
   * Writes an episode with its end.
   *
   * @param steps its length
   * @return its return
   */
  public static double write(Path file, long seed, int steps) throws IOException {
    LogSettings settings = LogSettings.DEFAULTS.unforced();
    try (EpisodeWriter out = EpisodeWriter.create(file, header(seed), settings)) {
      SampleEpisode episode = new SampleEpisode(out, seed);
      out.attach("robot.yaml", "text/yaml", "robot: sample\n".getBytes());
      for (int step = 0; step < steps; step++) {
        episode.step(step);
      }
      double duration = Math.max(0, steps - 1) / (double) RATE;
      out.end(EpisodeEnd.of(EpisodeEnd.Outcome.TRUNCATED, steps, episode.total, duration));
      return episode.total;
    }
  }

  /** Several topics with the same stamp, as a step has them. */
  private void step(int step) throws IOException {
    long time = EpisodeWriter.SIMULATION_START + step * NANOS_PER_STEP;
    fill(state.position());
    fill(state.velocity());
    fill(state.sensor("foot"));
    fill(state.orientation());
    fill(state.angularVelocity());
    fill(state.linearAcceleration());
    fill(command.position());
    state.stamp(time);
    out.state(step, time, time, state);
    out.observation(step, time, floats(3), 3);
    out.action(step, time, floats(2));
    out.command(step, time, command);
    out.tick(time, new TickRecord(LAYOUT, 3));
    double[] terms = {random.nextDouble(), -random.nextDouble()};
    total += terms[0] + terms[1];
    out.reward(
        step, time, terms[0] + terms[1], List.of("forward", "effort"), terms, false, step > 998);
    double[] integration = random.doubles(5 + step % 3).toArray(); // Of no constant length.
    out.simulation(step, time, integration, command.position(), 5);
    if (step % 50 == 7) {
      out.safety(
          step,
          time,
          new SafetyEvent("intervention", "position-limit", "knee", "limit", "", 1.5, 1));
    }
    if (step % 40 == 39) {
      out.flush();
    }
  }

  private void fill(double[] values) {
    for (int i = 0; i < values.length; i++) {
      int which = random.nextInt(40);
      values[i] = which < SPECIAL.length ? SPECIAL[which] : random.nextGaussian();
    }
  }

  private float[] floats(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
