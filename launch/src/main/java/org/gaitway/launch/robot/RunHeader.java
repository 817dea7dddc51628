package org.gaitway.launch.robot;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.config.ConfigWriter;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeKind;
import org.gaitway.policy.ObservationTerm;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.SensorLayout;

/**
 * What every episode of a run says of itself, and the files that it carries: so that it can be
 * taken again with nothing else at hand.
 *
 * @param header all but what differs from one activation to the next
 * @param attachments by name
 */
record RunHeader(EpisodeHeader header, Map<String, byte[]> attachments) {
  private static final String VERSION =
      Optional.ofNullable(RunHeader.class.getPackage().getImplementationVersion())
          .orElse("development");

  /** Copies the map, not the arrays. */
  RunHeader {
    attachments = new LinkedHashMap<>(attachments);
  }

  /**
   * Of policies on a robot.
   *
   * @param policies the first is active at the start
   * @param file the effective robot file
   * @param layout of the robot
   * @param periodNs of the loop [ns]
   * @param lockstep whether the loop waits for each state
   */
  static RunHeader of(
      List<LoadedPolicy> policies,
      RobotFile file,
      RobotLayout layout,
      long periodNs,
      boolean lockstep) {
    LoadedPolicy first = policies.get(0);
    EpisodeHeader header =
        EpisodeHeader.begin(EpisodeKind.RUN, VERSION)
            .with(EpisodeHeader.POLICY_NAME, first.name())
            .with(EpisodeHeader.POLICY_SHA256, first.file().sha256())
            .with(EpisodeHeader.POLICIES, policies.stream().map(LoadedPolicy::name).toList())
            .with(EpisodeHeader.JOINTS, layout.joints())
            .with(EpisodeHeader.COMMANDED, layout.commanded())
            .with(EpisodeHeader.SENSORS, sensors(layout))
            .with(EpisodeHeader.OBSERVATION, observation(first.metadata()))
            .with(EpisodeHeader.LOOP_PERIOD, periodNs)
            .with(EpisodeHeader.LOCKSTEP, Boolean.toString(lockstep));
    return new RunHeader(trained(header, first.metadata()), attachments(policies, file));
  }

  private static Map<String, Integer> sensors(RobotLayout layout) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    for (SensorLayout sensor : layout.sensors()) {
      sizes.put(sensor.name(), sensor.size());
    }
    return sizes;
  }

  private static Map<String, Integer> observation(PolicyMetadata policy) {
    Map<String, Integer> widths = new LinkedHashMap<>();
    for (ObservationTerm term : policy.observation().terms()) {
      widths.put(term.name(), term.width());
    }
    return widths;
  }

  /** What the policy says of its training; a robot that is simulated here says it better. */
  private static EpisodeHeader trained(EpisodeHeader header, PolicyMetadata policy) {
    EpisodeHeader all = header;
    if (policy.modelSha256().isPresent()) {
      all = all.with(EpisodeHeader.MODEL_SHA256, policy.modelSha256().get());
    }
    if (policy.training().isPresent()) {
      all =
          all.with(EpisodeHeader.TASK_NAME, policy.training().get().task())
              .with(EpisodeHeader.TASK_VERSION, policy.training().get().taskVersion());
    }
    return all;
  }

  private static Map<String, byte[]> attachments(List<LoadedPolicy> policies, RobotFile file) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    for (int i = 0; i < policies.size(); i++) {
      String name = i == 0 ? "policy" : "policy-" + i;
      all.put(name + ".onnx", policies.get(i).file().bytes());
      policies.get(i).file().yaml().ifPresent(text -> all.put(name + ".yaml", utf8(text)));
    }
    all.put("robot.yaml", utf8(ConfigWriter.toYaml(file)));
    return all;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The same with another file. */
  RunHeader with(String name, byte[] data) {
    Map<String, byte[]> more = new LinkedHashMap<>(attachments);
    more.put(name, data);
    return new RunHeader(header, more);
  }

  /** The same with another header. */
  RunHeader with(EpisodeHeader other) {
    return new RunHeader(other, attachments);
  }
}
