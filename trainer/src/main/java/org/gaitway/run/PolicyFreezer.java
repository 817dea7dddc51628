package org.gaitway.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gaitway.nn.Encoder;
import org.gaitway.nn.MlpShape;
import org.gaitway.nn.Parameters;
import org.gaitway.policy.ActionForm;
import org.gaitway.policy.ActionKind;
import org.gaitway.policy.ActuatedJoint;
import org.gaitway.policy.DenseLayer;
import org.gaitway.policy.LatentEncoder;
import org.gaitway.policy.ObservationLayout;
import org.gaitway.policy.ObservationTerm;
import org.gaitway.policy.PdGains;
import org.gaitway.policy.PolicyFile;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.policy.PolicyNetwork;
import org.gaitway.policy.TrainingProvenance;
import org.gaitway.ppo.StudentEncoder;
import org.gaitway.ppo.TrainedPolicy;
import org.gaitway.ppo.Trainer;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.ActionMap;
import org.gaitway.rollout.ObservationNormaliser;
import org.gaitway.sim.Actuator;
import org.gaitway.sim.Model;
import org.gaitway.task.Environment;
import org.gaitway.task.Motors;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.TaskDefinition.NamedObservation;

/**
 * Bakes what a training run has learned into one policy file: normaliser, network, scaling and
 * limits of the action, and what a robot must know besides.
 */
public final class PolicyFreezer {
  private PolicyFreezer() {}

  /**
   * Writes the trainer's present policy, without its noise.
   *
   * @param meanReturn of the latest episodes; not a number if none has ended
   * @throws IOException if the file cannot be written; one that was there before is unharmed
   */
  public static void freeze(Trainer trainer, Provenance provenance, double meanReturn, Path file)
      throws IOException {
    TrainedPolicy policy = trainer.policy();
    PolicyFile.write(file, network(policy), metadata(trainer, provenance, meanReturn));
  }

  /** The network from raw observation to controls; of a student, with its encoder. */
  static PolicyNetwork network(TrainedPolicy trained) {
    ObservationNormaliser normaliser = trained.normaliser();
    ActionMap actions = trained.actionMap();
    return new PolicyNetwork(
        normaliser.mean(),
        normaliser.std(),
        normaliser.clip(),
        trained.student().map(PolicyFreezer::encoder),
        // Of the last layer a shared network's value is left out.
        layers(trained.parameters(), trained.parameters().extraSize()),
        actions.scale(),
        actions.offset(),
        actions.low(),
        actions.high());
  }

  private static LatentEncoder encoder(StudentEncoder student) {
    Parameters parameters = student.parameters();
    return new LatentEncoder(
        layers(parameters, parameters.shape().outputs()), student.present(), Encoder.SHORTEST);
  }

  /** The layers, of which the last has so many outputs. */
  private static List<DenseLayer> layers(Parameters policy, int lastOutputs) {
    MlpShape shape = policy.shape();
    List<DenseLayer> layers = new ArrayList<>();
    for (int l = 0; l < shape.layers(); l++) {
      int outputs = l == shape.layers() - 1 ? lastOutputs : shape.outputs(l);
      layers.add(
          new DenseLayer(
              Arrays.copyOf(policy.weights(l), outputs * shape.inputs(l)),
              Arrays.copyOf(policy.bias(l), outputs),
              shape.inputs(l),
              outputs,
              shape.activation(l)));
    }
    return layers;
  }

  private static PolicyMetadata metadata(
      Trainer trainer, Provenance provenance, double meanReturn) {
    TaskDefinition task = trainer.policy().definition();
    Model model = trainer.policy().model();
    return new PolicyMetadata(
        layout(task, model),
        joints(task, model, trainer.policy().actionMap()),
        task.motors().isPresent() ? ActionForm.SCALED : ActionForm.COMMAND,
        task.substeps() * model.timestep(),
        Optional.of(model.sha256()),
        Optional.of(
            new TrainingProvenance(
                task.name(),
                task.version(),
                task.settings(),
                provenance.preset(),
                trainer.settings().run().seed(),
                trainer.steps(),
                provenance.gaitway(),
                provenance.mujoco(),
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS),
                Double.isNaN(meanReturn)
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(meanReturn))));
  }

  private static ObservationLayout layout(TaskDefinition task, Model model) {
    try (Environment environment = new Environment(task, model, new RandomStream(0, 0))) {
      List<Integer> sizes = environment.observationSizes();
      List<ObservationTerm> terms = new ArrayList<>();
      for (int i = 0; i < sizes.size(); i++) {
        terms.add(term(task.observations().get(i), sizes.get(i), model));
      }
      return new ObservationLayout(terms);
    }
  }

  private static ObservationTerm term(NamedObservation observed, int size, Model model) {
    return new ObservationTerm(
        observed.name(),
        size,
        observed.channel().scale(),
        observed.term().clip(),
        observed.channel().history(),
        Optional.of(observed.source(model, size)));
  }

  private static List<ActuatedJoint> joints(TaskDefinition task, Model model, ActionMap actions) {
    return task.motors()
        .map(motors -> motors.servos(model).stream().map(PolicyFreezer::joint).toList())
        .orElseGet(() -> joints(model, actions));
  }

  private static ActuatedJoint joint(Motors.Servo servo) {
    return new ActuatedJoint(
        servo.joint(),
        servo.actuator(),
        servo.defaultPosition(),
        ActionKind.POSITION,
        servo.actionScale(),
        Optional.of(servo.gains()));
  }

  private static List<ActuatedJoint> joints(Model model, ActionMap actions) {
    float[] scale = actions.scale();
    List<ActuatedJoint> joints = new ArrayList<>();
    for (Actuator actuator : model.actuators()) {
      int address = actuator.qposAddress();
      joints.add(
          new ActuatedJoint(
              actuator.joint(),
              actuator.name(),
              address < 0 ? 0 : model.qpos0().get(address),
              kind(actuator.servo()),
              scale[joints.size()],
              gains(actuator),
              gear(actuator)));
    }
    return joints;
  }

  private static Optional<PdGains> gains(Actuator actuator) {
    return switch (actuator.servo()) {
      case NONE -> Optional.empty();
      case POSITION -> Optional.of(new PdGains(actuator.kp(), actuator.kd()));
      case VELOCITY -> Optional.of(new PdGains(0, actuator.kp()));
    };
  }

  /** Effort at the joint for a unit of action; 1 where the action is no effort. */
  private static double gear(Actuator actuator) {
    boolean effort =
        actuator.servo() == Actuator.Servo.NONE
            && actuator.transmission() == Actuator.Transmission.JOINT;
    return effort ? actuator.effortPerControl() : 1;
  }

  private static ActionKind kind(Actuator.Servo servo) {
    return switch (servo) {
      case NONE -> ActionKind.EFFORT;
      case POSITION -> ActionKind.POSITION;
      case VELOCITY -> ActionKind.VELOCITY;
    };
  }
}
