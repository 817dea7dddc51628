package org.gaitway.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaitway.observation.ObservationSource;
import org.gaitway.observation.ObservationSource.BasePosition;
import org.gaitway.observation.ObservationSource.BodyQuantity;
import org.gaitway.observation.ObservationSource.JointQuantity;
import org.gaitway.observation.ObservationSource.OfBody;
import org.gaitway.observation.ObservationSource.OfJoints;
import org.gaitway.observation.ObservationSource.Parts;
import org.gaitway.sim.Joint;
import org.gaitway.sim.Model;

/**
 * Where a robot measures a stretch of qpos or qvel: hinges and slides are its joints, the first
 * free joint is its body. MuJoCo gives a free joint's linear velocity in the frame of the world and
 * its angular velocity in that of the body, as robots are read here, so values pass unchanged.
 */
final class StateSource {
  private static final String AXES = "xyz";

  private final List<Joint> joints;
  private final Optional<Joint> base;
  private final List<ObservationSource> parts = new ArrayList<>();
  private final List<String> pending = new ArrayList<>();
  private final JointQuantity quantity;

  private StateSource(Model model, JointQuantity quantity) {
    joints = model.joints();
    base = joints.stream().filter(joint -> joint.kind() == Joint.Kind.FREE).findFirst();
    this.quantity = quantity;
  }

  /** Of qpos in [first, end); empty if part of it is no robot's joint or body. */
  static Optional<ObservationSource> positions(Model model, int first, int end) {
    StateSource source = new StateSource(model, JointQuantity.POSITION);
    for (Joint joint : source.joints) {
      int from = Math.max(0, first - joint.qposAddress());
      int to = Math.min(joint.kind().positions(), end - joint.qposAddress());
      if (from < to && !source.add(joint, from, to)) {
        return Optional.empty();
      }
    }
    return source.whole();
  }

  /** Of qvel in [first, end); empty if part of it is no robot's joint or body. */
  static Optional<ObservationSource> velocities(Model model, int first, int end) {
    StateSource source = new StateSource(model, JointQuantity.VELOCITY);
    for (Joint joint : source.joints) {
      int from = Math.max(0, first - joint.qvelAddress());
      int to = Math.min(joint.kind().velocities(), end - joint.qvelAddress());
      if (from < to && !source.add(joint, from, to)) {
        return Optional.empty();
      }
    }
    return source.whole();
  }

  /** Adds entries [from, to) of a joint; whether a robot measures them. */
  private boolean add(Joint joint, int from, int to) {
    if (joint.isSingle()) {
      pending.add(joint.name());
      return !joint.name().matches(".*[,()+].*");
    }
    flush();
    if (base.filter(joint::equals).isEmpty()) {
      return false;
    }
    return quantity == JointQuantity.POSITION ? addPose(from, to) : addTwist(from, to);
  }

  private boolean addPose(int from, int to) {
    if (from < 3) {
      parts.add(new BasePosition(AXES.substring(from, Math.min(3, to))));
    }
    return to <= 3 || add(BodyQuantity.ORIENTATION, 3, 7, from, to);
  }

  private boolean addTwist(int from, int to) {
    return (from >= 3 || add(BodyQuantity.WORLD_LINEAR_VELOCITY, 0, 3, from, Math.min(3, to)))
        && (to <= 3 || add(BodyQuantity.ANGULAR_VELOCITY, 3, 6, Math.max(3, from), to));
  }

  /** A quantity that comes as a whole or not at all. */
  private boolean add(BodyQuantity body, int first, int end, int from, int to) {
    parts.add(new OfBody(body));
    return Math.max(first, from) == first && to == end;
  }

  private void flush() {
    if (!pending.isEmpty()) {
      parts.add(new OfJoints(quantity, pending));
      pending.clear();
    }
  }

  private Optional<ObservationSource> whole() {
    flush();
    return switch (parts.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(parts.get(0));
      default -> Optional.of(new Parts(parts));
    };
  }
}
