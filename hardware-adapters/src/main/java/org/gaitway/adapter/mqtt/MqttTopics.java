package org.gaitway.adapter.mqtt;

import java.util.List;
import java.util.Optional;
import org.gaitway.adapter.mqtt.client.TopicName;
import org.gaitway.config.Setting;

/**
 * Names of the topics; those that are not set follow from the prefix.
 *
 * @param prefix of all topics
 * @param state of {@code PREFIX/state}
 * @param command of {@code PREFIX/command}
 * @param layout of {@code PREFIX/layout}
 * @param robotStatus of {@code PREFIX/status/robot}
 * @param controllerStatus of {@code PREFIX/status/controller}
 * @param stop of {@code PREFIX/stop}
 * @param rearm of {@code PREFIX/rearm}
 * @param input what the topics of command inputs begin with, in place of {@code PREFIX/input}
 */
public record MqttTopics(
    @Setting("What all topics begin with that are not set here.") String prefix,
    @Setting("States of the robot; PREFIX/state if not set.") Optional<String> state,
    @Setting("Commands to the robot; PREFIX/command if not set.") Optional<String> command,
    @Setting("Layout of the robot; PREFIX/layout if not set.") Optional<String> layout,
    @Setting("Whether the robot is online; PREFIX/status/robot if not set.")
        Optional<String> robotStatus,
    @Setting("Whether the controller is online; PREFIX/status/controller if not set.")
        Optional<String> controllerStatus,
    @Setting("Soft stop; PREFIX/stop if not set.") Optional<String> stop,
    @Setting("Re-arming after a soft stop; PREFIX/rearm if not set.") Optional<String> rearm,
    @Setting("Topics of inputs such as velocity are under it; PREFIX/input if not set.")
        Optional<String> input) {
  /** Checks the names. */
  public MqttTopics {
    new TopicName(prefix);
    for (Optional<String> topic :
        List.of(state, command, layout, robotStatus, controllerStatus, stop, rearm, input)) {
      topic.ifPresent(TopicName::new);
    }
  }

  /** All topics under a prefix. */
  public static MqttTopics under(String prefix) {
    Optional<String> none = Optional.empty();
    return new MqttTopics(prefix, none, none, none, none, none, none, none, none);
  }

  private TopicName topic(Optional<String> set, String otherwise) {
    return new TopicName(set.orElse(prefix + "/" + otherwise));
  }

  TopicName stateTopic() {
    return topic(state, "state");
  }

  TopicName commandTopic() {
    return topic(command, "command");
  }

  TopicName layoutTopic() {
    return topic(layout, "layout");
  }

  TopicName robotStatusTopic() {
    return topic(robotStatus, "status/robot");
  }

  TopicName controllerStatusTopic() {
    return topic(controllerStatus, "status/controller");
  }

  TopicName stopTopic() {
    return topic(stop, "stop");
  }

  TopicName rearmTopic() {
    return topic(rearm, "rearm");
  }

  /** Where an input such as {@code velocity} comes from. */
  TopicName inputTopic(String name) {
    return new TopicName(topic(input, "input") + "/" + name);
  }
}
