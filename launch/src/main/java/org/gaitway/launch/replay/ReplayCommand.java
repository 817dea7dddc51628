package org.gaitway.launch.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.gaitway.adapter.host.RobotHost;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.episode.Topics;
import org.gaitway.launch.Json;
import org.gaitway.launch.TaskPathOption;
import org.gaitway.mcap.McapException;
import org.gaitway.replay.LoggedModel;
import org.gaitway.replay.ReplayRefusedException;
import org.gaitway.replay.ReplaySettings;
import org.gaitway.sim.Model;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;
import org.gaitway.task.UnknownTaskException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaitway replay}: takes logged episodes again. */
@Command(
    name = "replay",
    description = {
      "Play logged episodes, or take them again and compare every number, bit for bit.",
      "With --verify the exit code is 0 only if nothing differs."
    },
    sortOptions = false)
public final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private TaskPathOption taskPath;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of episodes.")
  private List<Path> files;

  @Option(
      names = "--verify",
      description = "Take it again: every state, observation, reward and action must be the same.")
  private boolean verify;

  @Option(
      names = "--drift",
      description = "Go on where model, policy or program are others, and tell how far it drifts.")
  private boolean drift;

  @Option(
      names = "--beside",
      description = {
        "Drive a simulation with the commands of a robot's log, and tell how far each joint of it",
        "is from the measured one."
      })
  private boolean beside;

  @Option(
      names = "--plots",
      paramLabel = "DIR",
      description = "With --beside, draw each joint's positions, a picture each, in this folder.")
  private Path plots;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "A model in place of the embedded one (MJCF or URDF).")
  private Path model;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "A policy in place of the embedded one.")
  private Path policy;

  @Option(
      names = "--substeps",
      paramLabel = "N",
      description = "Physics steps per control step in place of the logged ones.")
  private Integer substeps;

  @Mixin private PlaybackOptions playback;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    taskPath.open();
    if (verify || drift) {
      return verify();
    }
    for (Path file : files) {
      if (beside) {
        compare(file);
      } else {
        play(file);
      }
    }
    return 0;
  }

  private void compare(Path file) throws IOException {
    try (EpisodeReader episode = open(file);
        Model beside = model(episode)) {
      Playback.Settings range = playback.settings();
      SimToRealReport report =
          new SimToRealReport(file, SimToReal.run(episode, beside, range.from(), range.to()));
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? Json.write(report.toJson()) : report.text().stripTrailing());
      out.flush();
      if (plots != null) {
        say(report.draw(plots).size() + " pictures in " + plots);
      }
    }
  }

  /** The one that is named, the embedded one, or that of the policy's task. */
  private Model model(EpisodeReader episode) throws IOException {
    Optional<TaskDefinition> task =
        episode
            .header()
            .text(EpisodeHeader.TASK_NAME)
            .map(
                name -> {
                  try {
                    return Tasks.define(name, "");
                  } catch (UnknownTaskException e) {
                    return null; // Then another model is asked for.
                  }
                });
    return LoggedModel.open(episode, Optional.ofNullable(model), task);
  }

  private void play(Path file) throws IOException, InterruptedException {
    List<RobotHost> hosts = playback.hosts(this::say);
    try (EpisodeReader episode = open(file);
        Frames frames = frames(episode)) {
      List<Frames.Viewer> viewers = new ArrayList<>();
      for (RobotHost host : hosts) {
        host.open(frames.layout());
        viewers.add((time, step, state) -> host.publish(state));
      }
      if (!json) {
        viewers.add(new StateLine(this::say, playback.isStepped()));
      }
      if (!hosts.isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(playback.delayMs());
      }
      Stepping stepping = new Stepping(System.in);
      Playback player =
          new Playback(
              episode,
              frames,
              playback.settings(),
              playback.isStepped() ? stepping::next : () -> true);
      player.play(viewers);
      tell(file, player.shown());
    } finally {
      hosts.forEach(RobotHost::close);
    }
  }

  private void tell(Path file, long shown) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("file", file.toString());
      object.put("states", shown);
      out.println(Json.write(object));
    } else {
      out.printf(Locale.ROOT, "%s: %,d states%n", file, shown);
    }
    out.flush();
  }

  private Frames frames(EpisodeReader episode) throws IOException {
    boolean measured =
        episode.topics().stream().anyMatch(topic -> topic.name().equals(Topics.JOINT_STATES));
    return measured
        ? new MeasuredFrames(StateMessages.layout(episode.header()))
        : new SimulatedFrames(model(episode));
  }

  /** What is wrong with a file is told with its name. */
  private static EpisodeReader open(Path file) throws IOException {
    try {
      return EpisodeReader.open(file);
    } catch (McapException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private synchronized void say(String line) {
    PrintWriter out = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private int verify() throws IOException {
    ReplaySettings settings =
        new ReplaySettings(
            drift,
            Optional.ofNullable(model),
            Optional.ofNullable(policy),
            substeps == null ? OptionalInt.empty() : OptionalInt.of(substeps));
    PrintWriter out = spec.commandLine().getOut();
    List<VerifiedFile> all = new ArrayList<>();
    for (Path file : files) {
      VerifiedFile verified = verify(file, settings);
      all.add(verified);
      if (!json) {
        out.print(verified.text(drift));
        out.flush();
      }
    }
    long exact = all.stream().filter(VerifiedFile::isExact).count();
    if (json) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("files", all.size());
      object.put("exact", exact);
      object.put("episodes", all.stream().map(VerifiedFile::toJson).toList());
      out.println(Json.write(object));
    } else if (all.size() > 1) {
      out.printf(Locale.ROOT, "%d of %d files replay exactly%n", exact, all.size());
    }
    out.flush();
    boolean refused = all.stream().anyMatch(verified -> verified.refusal().isPresent());
    return exact == all.size() || drift && !refused ? 0 : 1;
  }

  private static VerifiedFile verify(Path file, ReplaySettings settings) throws IOException {
    try (EpisodeReader episode = open(file)) {
      return new VerifiedFile(file, Verification.of(episode, settings), Optional.empty());
    } catch (ReplayRefusedException e) {
      return new VerifiedFile(file, List.of(), Optional.of(e.getMessage()));
    }
  }
}
