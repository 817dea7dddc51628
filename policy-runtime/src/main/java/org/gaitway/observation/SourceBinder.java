package org.gaitway.observation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gaitway.policy.ActuatedJoint;
import org.gaitway.robot.RobotState;
import org.gaitway.robot.Rotation;

/** Makes probes of sources: names become addresses in one robot state. */
final class SourceBinder {
  private final RobotState state;
  private final List<ActuatedJoint> joints;
  private final Map<String, ObservedCommand> commands = new HashMap<>();
  private final PolicyMemory memory;

  SourceBinder(
      RobotState state,
      List<ActuatedJoint> joints,
      List<? extends ObservedCommand> commands,
      PolicyMemory memory) {
    this.state = state;
    this.joints = joints;
    commands.forEach(command -> this.commands.put(command.name(), command));
    this.memory = memory;
  }

  /**
   * @throws IllegalArgumentException if the robot lacks what the term observes; the message has the
   *     term, the source and what there is
   */
  Probe bind(SourcedTerm term) {
    try {
      return bind(term.source());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.format(
              "observation term '%s' with source %s: %s",
              term.term().name(), term.source(), e.getMessage()),
          e);
    }
  }

  private Probe bind(ObservationSource source) {
    if (source instanceof ObservationSource.OfJoints some) {
      return joints(some);
    } else if (source instanceof ObservationSource.OfBody body) {
      return body(body.quantity());
    } else if (source instanceof ObservationSource.BasePosition position) {
      return basePosition(position.axes());
    } else if (source instanceof ObservationSource.Command command) {
      return command(command);
    } else if (source instanceof ObservationSource.LastAction) {
      return (now, out, at) -> memory.readLastAction(out, at);
    } else if (source instanceof ObservationSource.Phase phase) {
      double period = phase.period();
      return (now, out, at) -> memory.readPhase(period, out, at);
    } else if (source instanceof ObservationSource.Sensor sensor) {
      return sensor(sensor);
    } else if (source instanceof ObservationSource.Parts several) {
      return parts(several.parts());
    }
    throw new IllegalStateException("a kind of source without a probe: " + source);
  }

  private Probe joints(ObservationSource.OfJoints source) {
    List<String> names =
        source.joints().isEmpty()
            ? joints.stream().map(ActuatedJoint::joint).toList()
            : source.joints();
    int[] indices = names.stream().mapToInt(state::index).toArray();
    return switch (source.quantity()) {
      case POSITION -> selected(state.position(), indices);
      case VELOCITY -> selected(state.velocity(), indices);
      case EFFORT -> selected(state.effort(), indices);
      case OFFSET ->
          offsets(
              state.position(),
              indices,
              names.stream().mapToDouble(this::defaultPosition).toArray());
    };
  }

  private double defaultPosition(String joint) {
    return joints.stream()
        .filter(actuated -> actuated.joint().equals(joint))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "joint '"
                        + joint
                        + "' has no default position; the policy has those of "
                        + joints.stream().map(ActuatedJoint::joint).toList()))
        .defaultPosition();
  }

  private static Probe selected(double[] values, int[] indices) {
    return (now, out, at) -> {
      for (int i = 0; i < indices.length; i++) {
        out[at + i] = values[indices[i]];
      }
    };
  }

  private static Probe offsets(double[] values, int[] indices, double[] defaults) {
    return (now, out, at) -> {
      for (int i = 0; i < indices.length; i++) {
        out[at + i] = values[indices[i]] - defaults[i];
      }
    };
  }

  private Probe body(ObservationSource.BodyQuantity quantity) {
    return switch (quantity) {
      case ORIENTATION -> all(state.orientation());
      case WORLD_LINEAR_VELOCITY -> all(state.baseLinearVelocity());
      case BODY_LINEAR_VELOCITY -> inBodyFrame(state.orientation(), state.baseLinearVelocity());
      case ANGULAR_VELOCITY -> all(state.angularVelocity());
      case LINEAR_ACCELERATION -> all(state.linearAcceleration());
      case PROJECTED_GRAVITY -> inBodyFrame(state.orientation(), new double[] {0, 0, -1});
    };
  }

  private static Probe all(double[] values) {
    return (now, out, at) -> System.arraycopy(values, 0, out, at, values.length);
  }

  private static Probe inBodyFrame(double[] orientation, double[] vector) {
    return (now, out, at) -> Rotation.toBody(orientation, vector[0], vector[1], vector[2], out, at);
  }

  private Probe basePosition(String axes) {
    return selected(state.basePosition(), axes.chars().map(axis -> axis - 'x').toArray());
  }

  private Probe command(ObservationSource.Command source) {
    ObservedCommand command = commands.get(source.name());
    if (command == null || command.size() != source.size()) {
      throw new IllegalArgumentException(
          String.format(
              "expected a command input '%s' of %d values, found %s",
              source.name(), source.size(), described(commands.values())));
    }
    return (now, out, at) -> command.read(now, out, at);
  }

  private static String described(Iterable<ObservedCommand> commands) {
    List<String> words = new ArrayList<>();
    commands.forEach(command -> words.add(command.name() + " of " + command.size()));
    return words.isEmpty() ? "none" : String.join(", ", words);
  }

  private Probe sensor(ObservationSource.Sensor source) {
    double[] values = state.sensor(source.name());
    if (values.length != source.size()) {
      throw new IllegalArgumentException(
          "the robot's sensor '" + source.name() + "' has " + values.length + " values");
    }
    return all(values);
  }

  private Probe parts(List<ObservationSource> sources) {
    Probe[] probes = sources.stream().map(this::bind).toArray(Probe[]::new);
    int[] offsets = new int[probes.length];
    for (int i = 1; i < probes.length; i++) {
      offsets[i] = offsets[i - 1] + sources.get(i - 1).size(joints.size());
    }
    return (now, out, at) -> {
      for (int i = 0; i < probes.length; i++) {
        probes[i].read(now, out, at + offsets[i]);
      }
    };
  }
}
