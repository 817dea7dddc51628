package org.gaitway.sim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjModel;

/** The names of a model's elements and their indices, read from it once. Immutable. */
final class ElementNames {
  private final Map<Element, List<String>> names = new EnumMap<>(Element.class);
  private final Map<Element, Map<String, Integer>> ids = new EnumMap<>(Element.class);

  ElementNames(mjModel model) {
    for (Element element : Element.values()) {
      List<String> found = new ArrayList<>();
      Map<String, Integer> byName = new HashMap<>();
      for (int id = 0; id < count(model, element); id++) {
        found.add(name(model, element, id));
        byName.put(found.get(id), id);
      }
      names.put(element, List.copyOf(found));
      ids.put(element, byName);
    }
  }

  /** How many elements of a kind a model has. */
  static int count(mjModel model, Element element) {
    return (int)
        switch (element) {
          case BODY -> model.nbody();
          case JOINT -> model.njnt();
          case GEOM -> model.ngeom();
          case SITE -> model.nsite();
          case CAMERA -> model.ncam();
          case ACTUATOR -> model.nactuator();
          case SENSOR -> model.nsensor();
          case KEYFRAME -> model.nkey();
        };
  }

  private static String name(mjModel model, Element element, int id) {
    BytePointer found = Mujoco.mj_id2name(model, element.code, id);
    String text = found == null ? "" : found.getString(StandardCharsets.UTF_8);
    return text.isEmpty() ? "#" + id : text;
  }

  /** All names of a kind, in MuJoCo's order; an element without a name is {@code #id}. */
  List<String> of(Element element) {
    return names.get(element);
  }

  /** The element's name, or {@code #id} for one that has none. */
  String name(Element element, int id) {
    return of(element).get(id);
  }

  int count(Element element) {
    return of(element).size();
  }

  /** The index of a named element, or null if there is none. */
  Integer find(Element element, String name) {
    return ids.get(element).get(name);
  }
}
