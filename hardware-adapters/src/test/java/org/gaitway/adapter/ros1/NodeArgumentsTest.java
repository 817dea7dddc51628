package org.gaitway.adapter.ros1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.gaitway.config.ConfigBinder;
import org.junit.jupiter.api.Test;

class NodeArgumentsTest {
  private static final NodeSettings DEFAULTS = NodeSettings.named("robot");

  @Test
  void theEnvironmentIsThatOfEveryRosNode() {
    NodeSettings settings =
        NodeArguments.environment(
            DEFAULTS,
            Map.of(
                "ROS_MASTER_URI", "http://hub:11311",
                "ROS_NAMESPACE", "/lab",
                "ROS_IP", "10.0.0.2"));
    assertEquals("http://hub:11311", settings.masterUri());
    assertEquals("/lab", settings.namespace());
    assertEquals("10.0.0.2", settings.host());
    assertEquals(
        "arm",
        NodeArguments.environment(DEFAULTS, Map.of("ROS_HOSTNAME", "arm", "ROS_IP", "10.0.0.2"))
            .host());
    assertEquals(DEFAULTS, NodeArguments.environment(DEFAULTS, Map.of()));
  }

  @Test
  void argumentsAreThoseOfEveryRosNode() {
    NodeSettings settings =
        NodeArguments.arguments(
            DEFAULTS,
            List.of(
                "policy.onnx",
                "__name:=other",
                "__ns:=/lab",
                "__master:=http://hub:1",
                "__ip:=10.0.0.3",
                "__log:=/tmp/x",
                "joint_states:=/arm/joint_states",
                "_gain:=2.5"));
    assertEquals("other", settings.name());
    assertEquals("/lab", settings.namespace());
    assertEquals("http://hub:1", settings.masterUri());
    assertEquals("10.0.0.3", settings.host());
    assertEquals(Map.of("joint_states", "/arm/joint_states"), settings.remappings());
    assertEquals(Map.of("gain", "2.5"), settings.parameters());
  }

  @Test
  void wordsBecomeTheValuesTheyLookLike() {
    assertEquals(true, Parameters.scalar("true"));
    assertEquals(-12, Parameters.scalar("-12"));
    assertEquals(0.5, Parameters.scalar(".5"));
    assertEquals(1e3, Parameters.scalar("1e3"));
    assertEquals("1.2.3", Parameters.scalar("1.2.3"));
    assertEquals("walk", Parameters.scalar("walk"));
  }

  @Test
  void aMasterThatIsNoAddressIsRefused() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withMaster("localhost:11311"));
    assertTrue(e.getMessage().contains("masterUri"), e.getMessage());
  }

  @Test
  void settingsComeFromAFile() {
    NodeSettings settings =
        ConfigBinder.bindText(
            DEFAULTS,
            "robot.yaml",
            "name: legs\nremappings: {x: y}\nlimits: {max-message-bytes: 1000}\n");
    assertEquals("legs", settings.name());
    assertEquals(Map.of("x", "y"), settings.remappings());
    assertEquals(1000, settings.limits().maxMessageBytes());
  }
}
