package org.gaitway.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaitway.observation.ObservationSource;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateSourceTest {
  private static final String TWO_FREE_BODIES =
      """
      <mujoco>
        <worldbody>
          <body>
            <freejoint name="robot"/>
            <geom size="0.1"/>
            <body>
              <joint name="knee"/>
              <geom size="0.1"/>
            </body>
          </body>
          <body>
            <freejoint name="ball"/>
            <geom size="0.1"/>
          </body>
        </worldbody>
      </mujoco>
      """;

  @Test
  void aPlanarRobotsRootIsMadeOfJoints() {
    assertEquals(
        List.of(
            "joint-position(rootz,rooty,bthigh,bshin,bfoot,fthigh,fshin,ffoot)",
            "joint-velocity(rootx,rootz,rooty,bthigh,bshin,bfoot,fthigh,fshin,ffoot)"),
        sources("half-cheetah", "v5"));
  }

  @Test
  void aFreeJointIsTheBodyAndTheContactForcesAreASensor() {
    String legs = "hip_1,ankle_1,hip_2,ankle_2,hip_3,ankle_3,hip_4,ankle_4";
    assertEquals(
        List.of(
            "base-position(z)+base-orientation+joint-position(" + legs + ")",
            "base-linear-velocity+base-angular-velocity+joint-velocity(" + legs + ")",
            "sensor(contact-force,78)"),
        sources("ant", "v5"));
  }

  @Test
  void whatIsComputedFromPositionsIsASensor() {
    assertEquals(
        List.of(
            "sensor(cosine,2)",
            "sensor(sine,2)",
            "joint-position(target_x,target_y)",
            "joint-velocity(joint0,joint1)",
            "sensor(offset,2)"),
        sources("reacher", "v5"));
  }

  @Test
  void aClippedObservationHasItsSourceAndItsClip() {
    Observation velocity = Observations.clipped(Observations.clipped(Observations.qvel(), 10), 20);
    try (Model model = Model.shipped("hopper")) {
      assertEquals(
          Optional.of("joint-velocity(rootx,rootz,rooty,thigh_joint,leg_joint,foot_joint)"),
          velocity.source(model).map(ObservationSource::toString));
    }
    assertEquals(10, velocity.clip());
    assertEquals(Double.POSITIVE_INFINITY, Observations.qvel().clip());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3, base-position(xyz)",
    "1, 2, base-position(y)",
    "2, 7, base-position(z)+base-orientation",
    "3, 7, base-orientation",
    "6, 8, none",
    "2, 5, none",
    "7, 8, joint-position(knee)",
    "7, 9, none",
    "3, 3, none"
  })
  void positionsOfABodyHaveASourceWhereARobotMeasuresThem(int first, int end, String expected) {
    try (Model model = Model.parse("two", TWO_FREE_BODIES)) {
      assertEquals(expected, text(Observations.qpos(first, end).source(model)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3, base-linear-velocity",
    "0, 6, base-linear-velocity+base-angular-velocity",
    "3, 7, base-angular-velocity+joint-velocity(knee)",
    "1, 3, none",
    "0, 2, none",
    "0, 5, none",
    "4, 6, none",
    "6, 8, none"
  })
  void velocitiesOfABodyHaveASourceWhereARobotMeasuresThem(int first, int end, String expected) {
    try (Model model = Model.parse("two", TWO_FREE_BODIES)) {
      assertEquals(expected, text(Observations.qvel(first, end).source(model)));
    }
  }

  @Test
  void everyTermOfEveryTaskHasASourceOfItsSizeThatCanBeReadBack() {
    for (Task task : Tasks.all()) {
      for (String version : task.versions()) {
        TaskDefinition definition = task.define(version);
        try (Model model = definition.model().get();
            Environment environment = new Environment(definition, model, new RandomStream(0, 0))) {
          for (int i = 0; i < definition.observations().size(); i++) {
            int size = environment.observationSizes().get(i);
            ObservationSource source = definition.observations().get(i).source(model, size);
            assertEquals(size, source.size(model.nu()), task.name() + " " + source);
            assertEquals(source, ObservationSource.parse(source.toString()));
          }
        }
      }
    }
  }

  private static String text(Optional<ObservationSource> source) {
    return source.map(ObservationSource::toString).orElse("none");
  }

  private static List<String> sources(String task, String version) {
    TaskDefinition definition = Tasks.define(task, version);
    List<String> sources = new ArrayList<>();
    try (Model model = definition.model().get();
        Environment environment = new Environment(definition, model, new RandomStream(0, 0))) {
      for (int i = 0; i < definition.observations().size(); i++) {
        int size = environment.observationSizes().get(i);
        sources.add(definition.observations().get(i).source(model, size).toString());
      }
    }
    return sources;
  }
}
