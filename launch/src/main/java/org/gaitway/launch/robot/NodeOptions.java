package org.gaitway.launch.robot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaitway.adapter.sim.BodySettings;
import org.gaitway.adapter.sim.LinkSettings;
import org.gaitway.adapter.sim.NodeSettings;
import org.gaitway.adapter.sim.NoiseSettings;
import org.gaitway.config.ConfigBinder;
import picocli.CommandLine.Option;

/** Options that say how a simulated robot runs. */
final class NodeOptions {
  @Option(
      names = "--lockstep",
      description = "Let each state wait for its command: exact, and as fast as both sides are.")
  private boolean lockstep;

  @Option(
      names = "--real-time-factor",
      paramLabel = "X",
      description = "Simulated time by real time (default: 1).")
  private Double realTimeFactor;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description = "States published in a second (default: one with each physics step).")
  private Double rate;

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      description = "Latency each way: 5ms, or 2steps of the control period.")
  private String latency;

  @Option(
      names = "--noise",
      paramLabel = "X",
      description = "Noise of ordinary sensors times X; 1 is 5 mrad, 0.1 rad/s.")
  private Double noise;

  @Option(
      names = "--loss",
      paramLabel = "SHARE",
      description = "Share of states and of commands that are lost.")
  private Double loss;

  @Option(
      names = "--simulation",
      paramLabel = "FILE",
      description = "YAML file with these settings and more; options win.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "One setting of the simulation, as in body.idle-damping=2. May be repeated.")
  private List<String> overrides = new ArrayList<>();

  /**
   * The settings.
   *
   * @param period of a control step [s]
   */
  NodeSettings settings(double period) {
    NodeSettings base =
        ConfigBinder.bind(NodeSettings.DEFAULTS, Optional.ofNullable(file), overrides);
    return new NodeSettings(
        body(base.body(), period),
        lockstep || base.lockstep(),
        realTimeFactor == null ? base.realTimeFactor() : realTimeFactor,
        rate == null ? base.rate() : rate);
  }

  private BodySettings body(BodySettings base, double period) {
    return new BodySettings(
        link(base.link(), period),
        noise == null ? base.noise() : NoiseSettings.ordinary(noise),
        base.commandTimeout(),
        base.idleDamping(),
        base.holdUntilCommand(),
        base.seed());
  }

  private LinkSettings link(LinkSettings base, double period) {
    double each = latency == null ? 0 : Latency.parse(latency).milliseconds(period);
    return new LinkSettings(
        latency == null ? base.stateLatency() : each,
        latency == null ? base.commandLatency() : each,
        loss == null ? base.stateLoss() : loss,
        loss == null ? base.commandLoss() : loss);
  }
}
