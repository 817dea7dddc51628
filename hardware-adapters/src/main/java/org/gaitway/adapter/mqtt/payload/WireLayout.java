package org.gaitway.adapter.mqtt.payload;

import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.SensorLayout;

/**
 * What a robot measures and takes, as it says itself in a message that the broker keeps. Binary
 * messages hold numbers in this order and repeat the layout's hash, so that numbers of another
 * layout are never taken for those of this one. Immutable.
 */
public final class WireLayout {
  /** More joints, or values of sensors, than any robot has [1]. */
  public static final int MAX_VALUES = 1024;

  private static final long VERSION = 1;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final RobotLayout layout;
  private final byte[] bytes;
  private final long hash;

  private WireLayout(RobotLayout layout, byte[] bytes) {
    this.layout = layout;
    this.bytes = bytes;
    this.hash = hash(bytes);
  }

  /** The hash of a layout message: 64-bit FNV-1a of its bytes as they are. */
  static long hash(byte[] bytes) {
    long hash = FNV_OFFSET;
    for (byte b : bytes) {
      hash = (hash ^ b & 0xff) * FNV_PRIME;
    }
    return hash;
  }

  /** Writes a robot's layout. */
  public static WireLayout of(RobotLayout layout) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonOutput json = new JsonOutput(out)) {
      json.number("version", VERSION);
      json.names("joints", layout.joints());
      json.names("commanded", layout.commanded());
      json.beginList("sensors");
      for (SensorLayout sensor : layout.sensors()) {
        json.beginItem();
        json.text("name", sensor.name());
        json.number("size", sensor.size());
        json.end();
      }
      json.endList();
    }
    return new WireLayout(layout, out.toByteArray());
  }

  /**
   * Reads a robot's layout.
   *
   * @throws PayloadException if the bytes are none
   */
  public static WireLayout read(byte[] buffer, int offset, int length) throws PayloadException {
    Fields fields = new Fields();
    try (JsonInput json = new JsonInput(buffer, offset, length)) {
      json.object(fields::read);
      json.expectEnd();
    }
    byte[] bytes = new byte[length];
    System.arraycopy(buffer, offset, bytes, 0, length);
    return new WireLayout(fields.layout(), bytes);
  }

  /** What is found in a layout message. */
  private static final class Fields {
    private long version;
    private final List<String> joints = new ArrayList<>();
    private final List<String> commanded = new ArrayList<>();
    private final List<SensorLayout> sensors = new ArrayList<>();

    void read(JsonInput json, String field) throws PayloadException {
      switch (field) {
        case "version" -> version = json.integer();
        case "joints" -> names(json, joints);
        case "commanded" -> names(json, commanded);
        case "sensors" -> json.list(token -> sensor(json, token));
        default -> json.skip();
      }
    }

    private static void names(JsonInput json, List<String> names) throws PayloadException {
      json.list(
          token -> {
            json.expect(JsonToken.VALUE_STRING, token);
            if (names.size() == MAX_VALUES) {
              throw PayloadException.malformed("more than " + MAX_VALUES + " joints");
            }
            names.add(json.text());
          });
    }

    private void sensor(JsonInput json, JsonToken token) throws PayloadException {
      json.expect(JsonToken.START_OBJECT, token);
      String[] name = {""};
      long[] size = {0};
      json.members(
          (input, field) -> {
            switch (field) {
              case "name" -> name[0] = input.string();
              case "size" -> size[0] = input.integer();
              default -> input.skip();
            }
          });
      long values = sensors.stream().mapToLong(SensorLayout::size).sum() + size[0];
      if (size[0] < 0 || size[0] > MAX_VALUES || values > MAX_VALUES) {
        throw PayloadException.malformed("sensors have more than " + MAX_VALUES + " values");
      }
      try {
        sensors.add(new SensorLayout(name[0], (int) size[0]));
      } catch (IllegalArgumentException e) {
        throw PayloadException.malformed(e.getMessage());
      }
    }

    RobotLayout layout() throws PayloadException {
      if (version != VERSION) {
        throw PayloadException.malformed(
            "expected a layout of version " + VERSION + ", found " + version);
      }
      try {
        return new RobotLayout(joints, commanded, sensors);
      } catch (IllegalArgumentException e) {
        throw PayloadException.malformed(e.getMessage());
      }
    }
  }

  /**
   * Checks that a control loop gets what it wants to read, and commands what the robot wants to be
   * commanded.
   *
   * @param wanted the control loop's layout
   * @throws PayloadException if not, with what is missing
   */
  public void expectFits(RobotLayout wanted) throws PayloadException {
    for (String joint : wanted.joints()) {
      expect(layout.joints().contains(joint), "no joint '" + joint + "'", layout.joints());
    }
    for (SensorLayout sensor : wanted.sensors()) {
      String what = "no sensor '" + sensor.name() + "' of " + sensor.size() + " values";
      expect(layout.sensors().contains(sensor), what, layout.sensors());
    }
    for (String joint : wanted.commanded()) {
      expect(
          layout.commanded().contains(joint),
          "no commanded joint '" + joint + "'",
          layout.commanded());
    }
    for (String joint : layout.commanded()) {
      expect(
          wanted.commanded().contains(joint),
          "joint '" + joint + "' must be commanded too",
          layout.commanded());
    }
  }

  private static void expect(boolean fits, String problem, List<?> there) throws PayloadException {
    if (!fits) {
      throw PayloadException.wrongLayout(problem + "; the robot has " + there);
    }
  }

  /** What is measured and taken. */
  public RobotLayout layout() {
    return layout;
  }

  /** The message, a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Its hash, which binary messages repeat. */
  public long hash() {
    return hash;
  }

  /** The message as text. */
  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
