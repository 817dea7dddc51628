package org.gaitway.task.legged;

import java.nio.DoubleBuffer;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.terrain.Terrain;
import org.gaitway.task.Course;
import org.gaitway.task.Environment;

/**
 * Puts a robot on its feet when an episode begins, about its default pose: near the origin of a
 * plane, in the middle of a patch of a terrain.
 */
final class StandingStart implements Course {
  private static final int BASE_QPOS = 7;
  private static final int BASE_QVEL = 6;

  private final StartSettings settings;
  private final double height;
  private final Legs legs;
  private final Terrain terrain;
  private final TerrainProgress progress;
  private final DoubleBuffer qpos;
  private final DoubleBuffer qvel;

  StandingStart(Setup setup, Environment environment) {
    settings = setup.settings().start();
    height = setup.robot().standHeight();
    legs = environment.gauge(setup.legs());
    terrain = setup.terrain().orElse(null);
    progress = terrain == null ? null : new TerrainProgress(setup, environment);
    qpos = environment.simulation().qpos();
    qvel = environment.simulation().qvel();
  }

  @Override
  public void begin(RandomStream random) {
    double x = random.uniform(-settings.place(), settings.place());
    double y = random.uniform(-settings.place(), settings.place());
    if (terrain != null) {
      x += terrain.x(progress.row(random));
      y += terrain.y(random.nextInt(terrain.columns()));
    }
    double yaw = settings.anyHeading() ? random.uniform(-Math.PI, Math.PI) : 0;
    qpos.put(0, x);
    qpos.put(1, y);
    qpos.put(2, height + legs.groundHeight(x, y));
    qpos.put(3, Math.cos(yaw / 2)).put(4, 0).put(5, 0).put(6, Math.sin(yaw / 2));
    pose(random);
    if (progress != null) {
      progress.begin();
    }
  }

  private void pose(RandomStream random) {
    for (int i = 0; i < BASE_QVEL; i++) {
      qvel.put(i, random.uniform(-settings.velocity(), settings.velocity()));
    }
    for (int i = BASE_QPOS; i < qpos.capacity(); i++) {
      qvel.put(i - 1, 0);
    }
    for (LeggedJoint joint : legs.joints()) {
      double position = joint.position() + random.uniform(-settings.joints(), settings.joints());
      qpos.put(joint.qpos(), Math.max(joint.low(), Math.min(joint.high(), position)));
    }
  }

  @Override
  public void afterStep(RandomStream random) {
    if (progress != null) {
      progress.afterStep();
    }
  }
}
