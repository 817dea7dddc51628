package org.gaitway.launch.view.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeKind;
import org.gaitway.episode.EpisodeWriter;
import org.gaitway.episode.LogSettings;
import org.gaitway.launch.view.recording.Group;
import org.gaitway.launch.view.recording.Mark;
import org.gaitway.launch.view.recording.Recording;
import org.gaitway.launch.view.recording.Samples;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpisodeFeedTest {
  private static final long START = EpisodeWriter.SIMULATION_START;

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("episode.mcap");
  }

  private EpisodeWriter begin(Model model) throws IOException {
    EpisodeHeader header =
        EpisodeHeader.begin(EpisodeKind.RUN, "test")
            .with(EpisodeHeader.MODEL_SHA256, model.sha256());
    EpisodeWriter writer = EpisodeWriter.create(file(), header, LogSettings.DEFAULTS);
    writer.attach(EpisodeFeed.MODEL, "application/octet-stream", model.toBytes());
    return writer;
  }

  @Test
  void statesAreDrawnWhereTheSimulationWas() throws Exception {
    try (Model model = Model.shipped("ant");
        Simulation simulation = model.newSimulation()) {
      try (EpisodeWriter writer = begin(model)) {
        for (int step = 0; step < 20; step++) {
          double[] state = simulation.save().toArray();
          writer.simulation(step, START + step * 50_000_000L, state, new double[8], 5);
          simulation.step(5);
        }
        writer.simulation(20, START + 1_000_000_000, simulation.save().toArray(), new double[8], 0);
      }
      simulation.forward();
      try (EpisodeFeed feed = new EpisodeFeed(file())) {
        feed.poll();
        assertEquals(List.of(21, 1.0, true), facts(feed.recording()));
        ByteBuffer poses =
            ByteBuffer.wrap(feed.scene().orElseThrow().poses(feed.recording(), 20, 1, 1))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int body = 0; body < model.nbody(); body++) {
          for (int axis = 0; axis < 3; axis++) {
            assertEquals(
                (float) simulation.xpos().get(3 * body + axis),
                poses.getFloat(16 + 4 * (7 * body + axis)));
          }
        }
        Samples joints = feed.recording().samples("joint.velocity", 0, 1, 100).orElseThrow();
        double hip = simulation.qvel().get(model.qvelAddress("hip_1"));
        assertEquals((float) hip, joints.low()[0][20]);
        List<Group> groups = feed.recording().groups();
        assertEquals(
            List.of("joint.position", "joint.velocity", "control"),
            groups.stream().map(Group::id).toList());
        assertEquals("hip_4", groups.get(2).names().get(0));
        assertEquals(20, groups.get(2).samples());
      }
    }
  }

  private static List<Object> facts(Recording recording) {
    return List.of(recording.frameCount(), recording.end(), recording.isComplete());
  }

  @Test
  void jointsAndBasePlaceTheRobotWithoutASimulation() throws Exception {
    try (Model model = Model.shipped("ant")) {
      RobotState state = new RobotState(new RobotLayout(List.of("hip_1"), List.of(), List.of()));
      state.position()[0] = 0.25;
      System.arraycopy(new double[] {1, 2, 3}, 0, state.basePosition(), 0, 3);
      System.arraycopy(new double[] {0, 0, 0, 1}, 0, state.orientation(), 0, 4);
      try (EpisodeWriter writer = begin(model)) {
        writer.state(0, START, START, state);
        state.basePosition()[0] = 5;
        writer.state(1, START + 20_000_000, START, state);
      }
      try (EpisodeFeed feed = new EpisodeFeed(file())) {
        feed.poll();
        Recording recording = feed.recording();
        assertEquals(Recording.Pose.POSITIONS, recording.pose());
        assertEquals(2, recording.frameCount());
        double[] second = recording.frames(1, 1, 1).get(0).values();
        assertArrayEquals(new double[] {5, 2, 3, 0, 0, 0, 1}, Arrays.copyOf(second, 7));
        assertEquals(0.25, second[model.qposAddress("hip_1")]);
      }
    }
  }

  @Test
  void whatFollowsIsReadAsItComes() throws Exception {
    try (Model model = Model.shipped("hopper");
        EpisodeWriter writer = begin(model);
        EpisodeFeed feed = new EpisodeFeed(file())) {
      List<String> terms = List.of("forward", "survive");
      for (int step = 0; step < 5; step++) {
        writer.reward(
            step, START + step * 1_000_000_000L, 3, terms, new double[] {1, 2}, false, false);
        writer.flush();
        feed.poll();
        assertEquals(step + 1, feed.recording().groups().get(0).samples());
        assertFalse(feed.recording().isComplete());
        assertFalse(feed.isDone());
      }
      Samples returns = feed.recording().samples("return", 0, 10, 100).orElseThrow();
      assertArrayEquals(new float[] {3, 6, 9, 12, 15}, returns.low()[0]);
      assertArrayEquals(new float[] {1, 2, 3, 4, 5}, returns.low()[1]);
      assertEquals(4, feed.recording().end());
    }
  }

  @Test
  void theReturnBeginsAnewWithTheRobot() throws Exception {
    try (Model model = Model.shipped("hopper");
        EpisodeWriter writer = begin(model)) {
      for (int step = 0; step < 4; step++) {
        boolean terminated = step == 1;
        writer.reward(
            step, START + step, 1, List.of("survive"), new double[] {1}, terminated, false);
      }
    }
    try (EpisodeFeed feed = new EpisodeFeed(file())) {
      feed.poll();
      Samples returns = feed.recording().samples("return", 0, 1, 10).orElseThrow();
      assertArrayEquals(new float[] {1, 2, 1, 2}, returns.low()[0]);
      assertEquals(1, feed.recording().marks().size());
    }
  }

  @Test
  void aModelThatIsNotTheHeadersIsNotGivenToMujoco() throws Exception {
    EpisodeHeader header =
        EpisodeHeader.begin(EpisodeKind.RUN, "test")
            .with(EpisodeHeader.MODEL_SHA256, "0".repeat(64));
    try (Model model = Model.shipped("hopper");
        EpisodeWriter writer = EpisodeWriter.create(file(), header, LogSettings.DEFAULTS)) {
      writer.attach(EpisodeFeed.MODEL, "application/octet-stream", model.toBytes());
    }
    try (EpisodeFeed feed = new EpisodeFeed(file())) {
      feed.poll();
      assertTrue(feed.scene().isEmpty());
      String problem = feed.recording().problem().orElseThrow();
      assertTrue(problem.startsWith("The robot cannot be drawn: "), problem);
    }
  }

  @Test
  void noDamageBreaksTheReading() throws Exception {
    try (Model model = Model.shipped("hopper");
        EpisodeWriter writer = begin(model)) {
      RobotState state = new RobotState(new RobotLayout(List.of("a"), List.of(), List.of()));
      for (int step = 0; step < 50; step++) {
        writer.state(step, START + step, START, state);
      }
    }
    byte[] whole = Files.readAllBytes(file());
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      byte[] bytes = whole.clone();
      for (int i = 0; i < 3; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Files.write(file(), bytes);
      try (EpisodeFeed feed = new EpisodeFeed(file())) {
        feed.poll();
        Recording recording = feed.recording();
        boolean whole50 = recording.groups().stream().anyMatch(group -> group.samples() == 50);
        assertTrue(
            recording.problem().isPresent() || whole50 || !recording.isComplete(),
            "neither read nor refused");
        for (Mark mark : recording.marks()) {
          assertTrue(Double.isFinite(mark.time()));
        }
      }
    }
  }
}
