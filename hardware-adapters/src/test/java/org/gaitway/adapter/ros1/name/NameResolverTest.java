package org.gaitway.adapter.ros1.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NameResolverTest {

  @Test
  void namesAreRelativePrivateOrGlobal() {
    NameResolver names = new NameResolver("/lab", "robot", Map.of());
    assertEquals("/lab/robot", names.nodeName());
    assertEquals("/lab/joint_states", names.resolve("joint_states"));
    assertEquals("/lab/arm/joint_states", names.resolve("arm/joint_states"));
    assertEquals("/clock", names.resolve("/clock"));
    assertEquals("/lab/robot/gain", names.resolve("~gain"));
    assertEquals("/lab", names.resolve(""));
    assertEquals("/a/b", names.resolve("//a//b/"));
  }

  @Test
  void theRootIsANamespace() {
    NameResolver names = new NameResolver("", "robot", Map.of());
    assertEquals("/", names.namespace());
    assertEquals("/robot", names.nodeName());
    assertEquals("/x", names.resolve("x"));
  }

  @Test
  void remappingsHoldForResolvedNames() {
    NameResolver names =
        new NameResolver("/lab", "robot", Map.of("x", "y", "~p", "/q", "/lab/z", "w"));
    assertEquals("/lab/y", names.resolve("x"));
    assertEquals("/lab/y", names.resolve("/lab/x"));
    assertEquals("/q", names.resolve("~p"));
    assertEquals("/lab/w", names.resolve("z"));
    assertEquals("/x", names.resolve("/x"));
  }

  @Test
  void namesThatRosDoesNotAllowAreRefused() {
    NameResolver names = new NameResolver("/", "robot", Map.of());
    for (String name : new String[] {"1x", "a b", "x-y", "a~b", "_x", "ä"}) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> names.resolve(name));
      assertTrue(e.getMessage().contains("'" + name + "'"), e.getMessage());
    }
    for (String name : new String[] {"", "a/b", "/a", "~a"}) {
      assertThrows(IllegalArgumentException.class, () -> new NameResolver("/", name, Map.of()));
    }
  }

  @Test
  void aNamespaceHoldsWhatIsBelowIt() {
    assertTrue(GraphName.isBelow("/a/b", "/a"));
    assertTrue(GraphName.isBelow("/a", "/"));
    assertFalse(GraphName.isBelow("/ab", "/a"));
    assertFalse(GraphName.isBelow("/a", "/a"));
  }
}
