package org.gaitway.sim.render;

import org.bytedeco.javacpp.DoublePointer;
import org.gaitway.sim.Element;
import org.gaitway.sim.Joint;
import org.gaitway.sim.Model;
import org.gaitway.sim.NativeStructs;
import org.gaitway.sim.Simulation;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjData;
import org.gaitway.sim.mujoco.mjModel;

/**
 * Where to look at a model from of which nothing is known but its parts: at the heaviest thing that
 * moves, in its initial pose, from so far that it fits.
 */
final class DefaultView {
  /** How many times the robot's radius the camera is away. */
  private static final double DISTANCE_PER_RADIUS = 2.8;

  /** How much of the way that a cart has to either side counts: pictures are wider than high. */
  private static final double SLIDE_SHARE = 0.25;

  /** How close to 1 the cosine of parallel axes is. */
  private static final double PARALLEL = 0.999;

  private final Model model;
  private final mjModel m;
  private final mjData d;
  private final int body;

  private DefaultView(Model model, mjData d) {
    this.model = model;
    this.m = NativeStructs.of(model);
    this.d = d;
    this.body = heaviest();
  }

  static Camera of(Model model) {
    try (Simulation simulation = model.newSimulation()) {
      simulation.forward();
      return new DefaultView(model, NativeStructs.of(simulation)).camera();
    }
  }

  /** The tree of bodies that moves and weighs most, by its root; 0 if nothing moves. */
  private int heaviest() {
    int found = 0;
    double mass = -1;
    for (int joint = 0; joint < model.names(Element.JOINT).size(); joint++) {
      int root = m.body_rootid().get(m.jnt_bodyid().get(joint));
      if (m.body_subtreemass().get(root) > mass) {
        found = root;
        mass = m.body_subtreemass().get(root);
      }
    }
    return found;
  }

  private Camera camera() {
    double azimuth = 90;
    double elevation = -12;
    if (!movesInPlane()) {
      azimuth = 60;
      elevation = -24;
    } else if (Math.abs(axis(firstHinge(), 2)) > PARALLEL) {
      elevation = -55;
    }
    if (roams()) {
      double distance = DISTANCE_PER_RADIUS * radius(d.subtree_com());
      return new Camera.Tracking(name(), distance, azimuth, elevation);
    }
    DoublePointer center = d.xpos();
    return new Camera.Free(
        center.get(3L * body),
        center.get(3L * body + 1),
        center.get(3L * body + 2),
        DISTANCE_PER_RADIUS * (radius(center) + SLIDE_SHARE * slideRange()),
        azimuth,
        elevation);
  }

  /** Whether all its hinges have parallel axes, and nothing moves freely. */
  private boolean movesInPlane() {
    int first = firstHinge();
    for (int joint = 0; joint < model.names(Element.JOINT).size(); joint++) {
      int type = m.jnt_type().get(joint);
      if (!isOfBody(joint) || type == Mujoco.mjJNT_SLIDE) {
        continue;
      }
      double cosine = 0;
      for (int k = 0; k < 3; k++) {
        cosine += axis(first, k) * axis(joint, k);
      }
      if (type != Mujoco.mjJNT_HINGE || Math.abs(cosine) < PARALLEL) {
        return false;
      }
    }
    return first >= 0;
  }

  private int firstHinge() {
    for (int joint = 0; joint < model.names(Element.JOINT).size(); joint++) {
      if (isOfBody(joint) && m.jnt_type().get(joint) == Mujoco.mjJNT_HINGE) {
        return joint;
      }
    }
    return -1;
  }

  private double axis(int joint, int coordinate) {
    return d.xaxis().get(3L * joint + coordinate);
  }

  private boolean isOfBody(int joint) {
    return m.body_rootid().get(m.jnt_bodyid().get(joint)) == body;
  }

  /** Whether it can go wherever it likes. */
  private boolean roams() {
    for (Joint joint : model.joints()) {
      int id = model.id(Element.JOINT, joint.name());
      boolean free =
          joint.kind() == Joint.Kind.FREE
              || joint.kind() == Joint.Kind.SLIDE && Double.isInfinite(joint.high());
      if (free && isOfBody(id)) {
        return true;
      }
    }
    return false;
  }

  /** The longest way that it can slide from its initial pose [m]. */
  private double slideRange() {
    double range = 0;
    for (Joint joint : model.joints()) {
      if (joint.kind() == Joint.Kind.SLIDE && joint.body().equals(name())) {
        range = Math.max(range, Math.max(-joint.low(), joint.high()));
      }
    }
    return range;
  }

  private String name() {
    return model.names(Element.BODY).get(body);
  }

  /** How far its parts reach from the body's point among these [m]. */
  private double radius(DoublePointer points) {
    double radius = 0;
    for (int geom = 0; geom < model.names(Element.GEOM).size(); geom++) {
      if (m.body_rootid().get(m.geom_bodyid().get(geom)) != body) {
        continue;
      }
      double squared = 0;
      for (int k = 0; k < 3; k++) {
        double difference = d.geom_xpos().get(3L * geom + k) - points.get(3L * body + k);
        squared += difference * difference;
      }
      radius = Math.max(radius, Math.sqrt(squared) + m.geom_rbound().get(geom));
    }
    return radius > 0 ? radius : m.stat().extent();
  }
}
