package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Compiled models as bytes and back. */
class ModelBytesTest {
  static final List<String> SHIPPED = Model.SHIPPED;

  /** Where the sizes begin, and some of them (in MuJoCo's order). */
  private static final int SIZES = 5 * Integer.BYTES;

  private static final int NQ = 0;
  private static final int NGEOM = 17;
  private static final int NUSERDATA = 92;
  private static final int NBUFFER = 97;

  private static byte[] pendulum() {
    try (Model model = Model.parse("pendulum", TestModels.PENDULUM)) {
      return model.toBytes();
    }
  }

  private static String refusal(byte[] bytes) {
    String message =
        assertThrows(ModelLoadException.class, () -> Model.fromBytes("log", bytes)).getMessage();
    assertTrue(message.startsWith("cannot load model log: "), message);
    return message.substring("cannot load model log: ".length());
  }

  private static byte[] withSize(int index, long value) {
    byte[] bytes = pendulum();
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(SIZES + index * Long.BYTES, value);
    return bytes;
  }

  @ParameterizedTest
  @FieldSource("SHIPPED")
  void aModelTakenBackStepsWithTheSameBits(String name) {
    try (Model model = Model.shipped(name);
        Model back = Model.fromBytes(name, model.toBytes(), model.sha256());
        Simulation simulation = model.newSimulation();
        Simulation again = back.newSimulation()) {
      assertEquals(model.sha256(), back.sha256());
      assertArrayEquals(model.toBytes(), back.toBytes());
      assertEquals(model.names(Element.BODY), back.names(Element.BODY));
      SimulationTest.drive(simulation, 7, 200);
      SimulationTest.drive(again, 7, 200);
      assertEquals(simulation.save(), again.save());
    }
  }

  @Test
  void aVariantIsTakenBackAsTheVariant() {
    try (Model model = Model.parse("ball", TestModels.BALL).changed(ModelBytesTest::makeHeavier);
        Model back = Model.fromBytes("ball", model.toBytes(), model.sha256())) {
      assertEquals(5, back.bodyMass().get(1));
    }
  }

  private static void makeHeavier(Model model) {
    model.bodyMass().put(1, 5);
  }

  @Test
  void aDivergedStateIsKeptInAModelTakenBackToo() {
    try (Model model = Model.fromBytes("pendulum", pendulum());
        Simulation simulation = model.newSimulation()) {
      simulation.qvel().put(0, Double.NaN);
      assertThrows(DivergedException.class, () -> simulation.step(1));
      assertTrue(Double.isNaN(simulation.qvel().get(0)), "not reset by MuJoCo");
    }
  }

  @Test
  void bytesThatEndTooEarlyAreRefusedWhereverTheyEnd() {
    byte[] whole = pendulum();
    Random random = new Random(3);
    for (int length = 0; length < whole.length; length += length < 900 ? 1 : random.nextInt(50)) {
      refusal(Arrays.copyOf(whole, length));
    }
    assertTrue(refusal(new byte[0]).contains("incomplete header"), refusal(new byte[0]));
    assertTrue(refusal(Arrays.copyOf(whole, 100)).contains("reading sizes"));
  }

  @Test
  void whatIsNoModelIsRefused() {
    byte[] noise = new byte[100_000];
    new Random(5).nextBytes(noise);
    assertTrue(refusal(noise).contains("missing header ID"), refusal(noise));
    refusal(TestModels.PENDULUM.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void aModelOfAnotherVersionIsRefused() {
    byte[] bytes = pendulum();
    bytes[3 * Integer.BYTES]++;
    assertTrue(refusal(bytes).contains("version"), refusal(bytes));
  }

  @Test
  void sizesThatTheBytesCannotFillAreRefusedBeforeMemoryIsTaken() {
    int length = pendulum().length;
    assertEquals(
        "nq is 1000000000000, which a model of " + length + " bytes cannot have",
        refusal(withSize(NQ, 1_000_000_000_000L)));
    assertTrue(refusal(withSize(NGEOM, 9_000_000)).startsWith("its arrays have"));
    assertTrue(refusal(withSize(NGEOM, -5)).startsWith("ngeom is -5"));
    assertTrue(refusal(withSize(NUSERDATA, 1L << 40)).startsWith("nuserdata is"));
    assertTrue(refusal(withSize(NBUFFER, 1)).contains("nbuffer"), refusal(withSize(NBUFFER, 1)));
  }

  @Test
  void changedBytesOfAKnownModelNeverReachMujoco() {
    byte[] bytes = pendulum();
    String hash = ModelBytes.sha256(ByteBuffer.wrap(bytes));
    bytes[bytes.length / 2]++;
    ModelLoadException error =
        assertThrows(ModelLoadException.class, () -> Model.fromBytes("log", bytes, hash));
    assertTrue(error.getMessage().contains("not " + hash.substring(0, 12)), error.getMessage());
  }

  @Test
  void aStateFromItsNumbersIsTheState() {
    try (Model model = Model.parse("pendulum", TestModels.PENDULUM);
        Simulation simulation = model.newSimulation()) {
      SimulationTest.drive(simulation, 1, 10);
      SimState state = simulation.save();
      double[] numbers = new double[model.stateSize()];
      simulation.save(numbers);
      assertArrayEquals(state.toArray(), numbers);
      assertEquals(state, SimState.of(model, numbers));
      assertEquals(state, SimState.of(model.sha256(), numbers));
      assertThrows(IllegalArgumentException.class, () -> SimState.of(model, new double[3]));
      assertThrows(IllegalArgumentException.class, () -> SimState.of("", new double[0]));
      assertThrows(IllegalArgumentException.class, () -> simulation.save(new double[3]));
    }
  }
}
