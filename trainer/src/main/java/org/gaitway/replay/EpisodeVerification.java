package org.gaitway.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeKind;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.episode.Topics;
import org.gaitway.nn.MlpPass;
import org.gaitway.policy.PolicyFile;
import org.gaitway.random.RandomStream;
import org.gaitway.record.EpisodeHeaders;
import org.gaitway.record.RecordKeys;
import org.gaitway.sim.Model;
import org.gaitway.sim.MujocoLibrary;
import org.gaitway.sim.Simulation;
import org.gaitway.task.Environment;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;
import org.gaitway.task.UnknownTaskException;

/**
 * Takes the control steps of a logged episode again and compares everything that comes out: each
 * state of the simulation, and, where the log has them and the task is known here, each
 * observation, reward term and action.
 */
public final class EpisodeVerification {
  private final EpisodeReader episode;
  private final EpisodeHeader header;
  private final ReplaySettings settings;
  private final Optional<TaskDefinition> task;
  private final FieldNames names;
  private final Comparison comparison = new Comparison();
  private final List<String> verified = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private EpisodeVerification(EpisodeReader episode, ReplaySettings settings) throws IOException {
    this.episode = episode;
    this.settings = settings;
    header = episode.header();
    names = new FieldNames(header);
    task = isOfTask(header) ? task(header) : Optional.empty();
  }

  /**
   * Replays an episode that has states of a simulation.
   *
   * @throws ReplayRefusedException if the conditions are others and it is not to go on
   * @throws IllegalArgumentException if the file lacks what a replay needs, or model or policy have
   *     other sizes
   * @throws IOException if the file cannot be read
   */
  public static ReplayReport run(EpisodeReader episode, ReplaySettings settings)
      throws IOException {
    return new EpisodeVerification(episode, settings).run();
  }

  /** A policy may run in another scenario than the task that it was trained on. */
  private static boolean isOfTask(EpisodeHeader header) {
    return !header.names(EpisodeHeader.REWARD).isEmpty();
  }

  private static Optional<TaskDefinition> task(EpisodeHeader header) {
    Optional<String> name = header.text(EpisodeHeader.TASK_NAME);
    try {
      return name.map(
          known ->
              Tasks.define(
                  known,
                  header.text(EpisodeHeader.TASK_VERSION).orElse(""),
                  header.text(RecordKeys.SETTINGS)));
    } catch (UnknownTaskException e) {
      return Optional.empty();
    }
  }

  private ReplayReport run() throws IOException {
    Conditions conditions =
        new Conditions(header)
            .require("MuJoCo version", EpisodeHeader.MUJOCO_VERSION, MujocoLibrary.version())
            .require("architecture", EpisodeHeader.ARCHITECTURE, System.getProperty("os.arch"));
    if (header.text(RecordKeys.NETWORK_SIZES).isPresent()) {
      conditions.require(
          "processor's set of instructions",
          RecordKeys.NETWORK_INSTRUCTIONS,
          MlpPass.instructions());
    }
    requireSubsteps(conditions);
    Optional<PolicyFile> policy = policy(conditions);
    if (!settings.drift()) {
      conditions.settle(false); // Before a model of another version is tried.
    }
    try (Model model = LoggedModel.open(episode, settings.model(), task)) {
      conditions.require("model's hash", EpisodeHeader.MODEL_SHA256, model.sha256());
      notes.addAll(conditions.settle(settings.drift()));
      return replay(model, policy);
    }
  }

  private void requireSubsteps(Conditions conditions) {
    if (settings.substeps().isPresent()) {
      int substeps = settings.substeps().getAsInt();
      conditions.require("number of substeps", EpisodeHeader.SUBSTEPS, Integer.toString(substeps));
    }
    task.ifPresent(
        definition ->
            conditions.require(
                "task's number of substeps",
                EpisodeHeader.SUBSTEPS,
                Integer.toString(definition.substeps())));
  }

  /** The policy to let act, if it is one of a file. */
  private Optional<PolicyFile> policy(Conditions conditions) throws IOException {
    if (header.kind().equals(Optional.of(EpisodeKind.TRAIN))) {
      settings.policy().ifPresent(file -> conditions.deviate("a training's policy is its own"));
      return Optional.empty();
    }
    if (!header.kind().equals(Optional.of(EpisodeKind.EVALUATE))) {
      return Optional.empty();
    }
    Optional<PolicyFile> found = Optional.empty();
    if (settings.policy().isPresent()) {
      found = Optional.of(PolicyFile.read(settings.policy().get()));
    } else if (episode.attachment(RecordKeys.POLICY).isPresent()) {
      found =
          Optional.of(
              LoggedPolicy.read(
                  episode.attachment(RecordKeys.POLICY).get(),
                  episode.attachment(RecordKeys.POLICY_YAML)));
    }
    found.ifPresent(
        file -> conditions.require("policy's hash", EpisodeHeader.POLICY_SHA256, file.sha256()));
    return found;
  }

  private ReplayReport replay(Model model, Optional<PolicyFile> policy) throws IOException {
    Optional<Environment> environment =
        task.map(definition -> new Environment(definition, model, new RandomStream(0, 0)));
    Optional<PolicyCheck> check = policyCheck(policy);
    Simulation simulation =
        environment.map(Environment::simulation).orElseGet(model::newSimulation);
    try {
      describe(environment, check);
      return replay(simulation, environment, check);
    } finally {
      check.ifPresent(PolicyCheck::close);
      environment.ifPresent(Environment::close);
      simulation.close();
    }
  }

  private Optional<PolicyCheck> policyCheck(Optional<PolicyFile> policy) {
    if (policy.isPresent()) {
      return Optional.of(new FrozenPolicyCheck(policy.get().newPolicy(), names, comparison));
    }
    return header.text(RecordKeys.NETWORK_SIZES).isPresent()
        ? Optional.of(new TrainingPolicyCheck(header, names, comparison))
        : Optional.empty();
  }

  private void describe(Optional<Environment> environment, Optional<PolicyCheck> check) {
    verified.add("states");
    if (environment.isPresent()) {
      if (topics().contains(Topics.OBSERVATION)) {
        verified.add("observations");
      }
      verified.add("reward terms");
    } else if (isOfTask(header)) {
      header
          .text(EpisodeHeader.TASK_NAME)
          .ifPresent(name -> notes.add("task " + name + " is not known here: physics alone"));
    }
    check.ifPresent(any -> verified.add("actions"));
  }

  /** Trainings and evaluations leave nothing out. */
  private boolean isLossy() throws IOException {
    boolean whole =
        header
            .kind()
            .filter(kind -> kind == EpisodeKind.TRAIN || kind == EpisodeKind.EVALUATE)
            .isPresent();
    return !whole
        && episode.end().map(end -> end.dropped().containsKey(Topics.SIMULATION)).orElse(true);
  }

  /** What a policy on a robot was given and gave belongs to ticks of its loop, not to steps. */
  private Set<String> topics() {
    boolean stepwise =
        header
            .kind()
            .filter(kind -> kind != EpisodeKind.RUN && kind != EpisodeKind.SIMULATE)
            .isPresent();
    return stepwise ? StepAssembler.TOPICS : Set.of(Topics.SIMULATION, Topics.REWARD);
  }

  private ReplayReport replay(
      Simulation simulation, Optional<Environment> environment, Optional<PolicyCheck> check)
      throws IOException {
    EpisodeReplay replay =
        new EpisodeReplay(
            new PhysicsReplay(simulation, comparison, settings.substeps()),
            simulation,
            environment,
            check,
            header.text(RecordKeys.RANDOM).map(EpisodeHeaders::random),
            EpisodeHeaders.memory(header),
            isLossy(),
            names,
            comparison);
    StepAssembler steps = new StepAssembler(replay::take);
    episode.messages(
        topics(), message -> steps.accept(message.topic(), message.step(), message.value()));
    steps.finish();
    return new ReplayReport(
        "steps",
        replay.steps(),
        comparison.compared(),
        comparison.differences(),
        comparison.first(),
        comparison.drift(),
        replay.gaps(),
        verified,
        notes);
  }
}
