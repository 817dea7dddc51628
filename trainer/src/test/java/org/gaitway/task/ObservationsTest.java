package org.gaitway.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObservationsTest {
  private Model antModel;
  private Simulation ant;
  private Model massModel;
  private Simulation mass;

  @BeforeEach
  void makeSimulations() {
    antModel = Model.shipped("ant");
    ant = antModel.newSimulation();
    massModel = SlidingMass.model();
    mass = massModel.newSimulation();
    for (int i = 0; i < ant.qpos().capacity(); i++) {
      ant.qpos().put(i, i);
    }
    for (int i = 0; i < ant.qvel().capacity(); i++) {
      ant.qvel().put(i, -i);
    }
  }

  @AfterEach
  void closeSimulations() {
    ant.close();
    antModel.close();
    mass.close();
    massModel.close();
  }

  @Test
  void slicesReadFromTheFirstToTheEnd() {
    assertArrayEquals(new double[] {13, 14}, read(Observations.qpos(13), ant));
    assertArrayEquals(new double[] {2, 3}, read(Observations.qpos(2, 4), ant));
    assertArrayEquals(new double[] {-1, -2}, read(Observations.qvel(1, 3), ant));
    assertArrayEquals(new double[0], read(Observations.qpos(3, 3), ant));
  }

  @Test
  void slicesBeyondTheVectorAreRejectedWhenBound() {
    Observation tooLong = Observations.qpos(10, 16);
    String message =
        assertThrows(IllegalArgumentException.class, () -> tooLong.bind(new BareScene(ant)))
            .getMessage();
    assertTrue(message.contains("[10, 16) of a vector of 15"), message);
    assertThrows(
        IllegalArgumentException.class, () -> Observations.qpos(-1).bind(new BareScene(ant)));
    assertThrows(
        IllegalArgumentException.class, () -> Observations.qpos(16).bind(new BareScene(ant)));
  }

  @Test
  void whatIsReadFollowsTheSimulation() {
    Observation.Reader reader = Observations.qvel().bind(new BareScene(mass));
    mass.qvel().put(0, 4);
    double[] out = new double[3];
    reader.read(out, 1);
    assertArrayEquals(new double[] {0, 4, 0}, out);
  }

  @Test
  void aSensorIsReadByName() {
    mass.qvel().put(0, 2.5);
    mass.forward();
    assertArrayEquals(new double[] {2.5}, read(Observations.sensor("speed"), mass));
    assertThrows(
        IllegalArgumentException.class,
        () -> Observations.sensor("altitude").bind(new BareScene(mass)));
  }

  @Test
  void clippingLimitsBothWaysAndKeepsWhatIsNotANumber() {
    ant.qpos().put(0, Double.NaN);
    ant.qpos().put(1, -8);
    assertArrayEquals(
        new double[] {Double.NaN, -3, 2, 3, 3},
        read(Observations.clipped(Observations.qpos(0, 5), 3), ant));
  }

  @Test
  void sinesAndCosinesAreOfPositions() {
    assertArrayEquals(new double[] {Math.sin(2), Math.sin(3)}, read(Observations.sines(2, 4), ant));
    assertArrayEquals(new double[] {Math.cos(2)}, read(Observations.cosines(2, 3), ant));
  }

  @Test
  void relativePositionsAreInTheWorldFrame() {
    mass.qpos().put(0, 0.25);
    mass.forward();
    assertArrayEquals(
        new double[] {-2.75, -4, 0}, read(Observations.relativePosition("mass", "post", 3), mass));
    assertArrayEquals(
        new double[] {2.75, 4}, read(Observations.relativePosition("post", "mass", 2), mass));
    assertThrows(
        IllegalArgumentException.class, () -> Observations.relativePosition("mass", "post", 4));
  }

  private static double[] read(Observation observation, Simulation simulation) {
    Observation.Reader reader = observation.bind(new BareScene(simulation));
    double[] out = new double[reader.size() + 1];
    out[reader.size()] = 99;
    reader.read(out, 0);
    assertTrue(out[reader.size()] == 99, "wrote more than its size");
    return Arrays.copyOf(out, reader.size());
  }
}
