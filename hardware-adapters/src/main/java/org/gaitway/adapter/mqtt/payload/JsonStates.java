package org.gaitway.adapter.mqtt.payload;

import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.robot.SensorLayout;

/** States as JSON. What was not measured is null, or left out. */
public final class JsonStates implements Format<StateMessage> {
  private final NameList names;
  private final NumberList position = new NumberList("position");
  private final NumberList velocity = new NumberList("velocity");
  private final NumberList effort = new NumberList("effort");
  private final NumberList basePosition = new NumberList("base.position");
  private final NumberList baseVelocity = new NumberList("base.velocity");
  private final NumberList orientation = new NumberList("imu.orientation");
  private final NumberList angularVelocity = new NumberList("imu.angular_velocity");
  private final NumberList linearAcceleration = new NumberList("imu.linear_acceleration");
  private final Map<String, NumberList> sensors = new LinkedHashMap<>();
  private long stamp;
  private long sequence;
  private boolean stamped;

  /**
   * @param layout what is read, or written
   */
  public JsonStates(RobotLayout layout) {
    names = new NameList(layout.joints(), false);
    for (SensorLayout sensor : layout.sensors()) {
      sensors.put(sensor.name(), new NumberList("sensors." + sensor.name()));
    }
  }

  @Override
  public void encode(StateMessage message, OutputStream out) {
    RobotState state = message.state();
    try (JsonOutput json = new JsonOutput(out)) {
      json.number("stamp", message.stamp());
      json.number("seq", message.sequence());
      json.names("names", state.joints());
      json.numbers("position", state.position());
      json.numbers("velocity", state.velocity());
      json.numbers("effort", state.effort());
      json.begin("base");
      json.numbers("position", state.basePosition());
      json.numbers("velocity", state.baseLinearVelocity());
      json.end();
      json.begin("imu");
      json.numbers("orientation", state.orientation());
      json.numbers("angular_velocity", state.angularVelocity());
      json.numbers("linear_acceleration", state.linearAcceleration());
      json.end();
      json.begin("sensors");
      for (String sensor : state.sensors()) {
        json.numbers(sensor, state.sensor(sensor));
      }
      json.end();
    }
  }

  @Override
  public void decode(byte[] buffer, int offset, int length, StateMessage message)
      throws PayloadException {
    clear();
    try (JsonInput json = new JsonInput(buffer, offset, length)) {
      json.object(this::member);
      json.expectEnd();
    }
    if (!stamped) {
      throw PayloadException.malformed("stamp is missing");
    }
    message.stamp(stamp);
    message.sequence(sequence);
    message.state().clear();
    copyJoints(message.state());
    copyBody(message.state());
    copySensors(message.state());
  }

  private void clear() {
    names.clear();
    stamped = false;
    sequence = 0;
    position.clear();
    velocity.clear();
    effort.clear();
    basePosition.clear();
    baseVelocity.clear();
    orientation.clear();
    angularVelocity.clear();
    linearAcceleration.clear();
    sensors.values().forEach(NumberList::clear);
  }

  private void member(JsonInput json, String field) throws PayloadException {
    switch (field) {
      case "stamp" -> {
        stamp = json.integer();
        stamped = true;
      }
      case "seq" -> sequence = json.integer();
      case "names" -> names.read(json);
      case "position" -> position.read(json);
      case "velocity" -> velocity.read(json);
      case "effort" -> effort.read(json);
      case "base" -> json.object(this::base);
      case "imu" -> json.object(this::imu);
      case "sensors" -> json.object(this::sensor);
      default -> json.skip();
    }
  }

  private void base(JsonInput json, String field) throws PayloadException {
    switch (field) {
      case "position" -> basePosition.read(json);
      case "velocity" -> baseVelocity.read(json);
      default -> json.skip();
    }
  }

  private void imu(JsonInput json, String field) throws PayloadException {
    switch (field) {
      case "orientation" -> orientation.read(json);
      case "angular_velocity" -> angularVelocity.read(json);
      case "linear_acceleration" -> linearAcceleration.read(json);
      default -> json.skip();
    }
  }

  private void sensor(JsonInput json, String field) throws PayloadException {
    NumberList values = sensors.get(field);
    if (values == null) {
      json.skip();
    } else {
      values.read(json);
    }
  }

  private void copyJoints(RobotState state) throws PayloadException {
    int[] from = names.indices();
    position.expectSize(names.size());
    position.copyTo(state.position(), from);
    copyIfPresent(velocity, state.velocity(), from);
    copyIfPresent(effort, state.effort(), from);
  }

  private void copyIfPresent(NumberList list, double[] out, int[] from) throws PayloadException {
    if (list.isPresent()) {
      list.expectSize(names.size());
      list.copyTo(out, from);
    }
  }

  private void copyBody(RobotState state) throws PayloadException {
    basePosition.copyTo(state.basePosition());
    baseVelocity.copyTo(state.baseLinearVelocity());
    orientation.copyTo(state.orientation());
    angularVelocity.copyTo(state.angularVelocity());
    linearAcceleration.copyTo(state.linearAcceleration());
  }

  private void copySensors(RobotState state) throws PayloadException {
    for (String sensor : state.sensors()) {
      double[] values = state.sensor(sensor);
      NumberList list = sensors.get(sensor);
      if (!list.isPresent()) {
        throw PayloadException.wrongLayout("sensor '" + sensor + "' is missing");
      }
      list.copyTo(values);
    }
  }
}
