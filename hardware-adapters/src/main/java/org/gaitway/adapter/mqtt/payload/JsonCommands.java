package org.gaitway.adapter.mqtt.payload;

import java.io.OutputStream;
import java.util.List;
import org.gaitway.robot.JointCommand;

/** Commands as JSON. Every joint must be there, and all five numbers of each. */
public final class JsonCommands implements Format<CommandMessage> {
  private final NameList names;
  private final NumberList position = new NumberList("position");
  private final NumberList velocity = new NumberList("velocity");
  private final NumberList effort = new NumberList("effort");
  private final NumberList kp = new NumberList("kp");
  private final NumberList kd = new NumberList("kd");
  private final List<NumberList> lists = List.of(position, velocity, effort, kp, kd);
  private long stamp;
  private long sequence;
  private boolean stamped;

  /**
   * @param joints those that are commanded
   */
  public JsonCommands(List<String> joints) {
    names = new NameList(joints, true);
  }

  @Override
  public void encode(CommandMessage message, OutputStream out) {
    JointCommand command = message.command();
    try (JsonOutput json = new JsonOutput(out)) {
      json.number("stamp", message.answers());
      json.number("seq", message.sequence());
      json.names("names", command.joints());
      json.numbers("position", command.position());
      json.numbers("velocity", command.velocity());
      json.numbers("effort", command.effort());
      json.numbers("kp", command.kp());
      json.numbers("kd", command.kd());
    }
  }

  @Override
  public void decode(byte[] buffer, int offset, int length, CommandMessage message)
      throws PayloadException {
    names.clear();
    lists.forEach(NumberList::clear);
    stamped = false;
    sequence = 0;
    try (JsonInput json = new JsonInput(buffer, offset, length)) {
      json.object(this::member);
      json.expectEnd();
    }
    if (!stamped) {
      throw PayloadException.malformed("stamp is missing");
    }
    message.answers(stamp);
    message.sequence(sequence);
    copy(message.command());
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
      case "kp" -> kp.read(json);
      case "kd" -> kd.read(json);
      default -> json.skip();
    }
  }

  private void copy(JointCommand command) throws PayloadException {
    int[] from = names.indices();
    for (NumberList list : lists) {
      list.expectSize(names.size());
    }
    position.copyTo(command.position(), from);
    velocity.copyTo(command.velocity(), from);
    effort.copyTo(command.effort(), from);
    kp.copyTo(command.kp(), from);
    kd.copyTo(command.kd(), from);
    if (!command.isFinite()) {
      throw PayloadException.malformed("expected numbers, found null");
    }
  }
}
