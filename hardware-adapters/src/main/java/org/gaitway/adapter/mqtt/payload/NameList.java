package org.gaitway.adapter.mqtt.payload;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names of joints in a message, and where those that are wanted stand. Messages mostly repeat the
 * names of the one before, which then cost nothing.
 */
final class NameList {
  private final List<String> wanted;
  private final boolean onlyWanted;
  private final int[] indices;
  private final List<String> names = new ArrayList<>();
  private int size;
  private boolean present;
  private boolean changed = true;

  /**
   * @param wanted names that must be there
   * @param onlyWanted whether no others may be there
   */
  NameList(List<String> wanted, boolean onlyWanted) {
    this.wanted = List.copyOf(wanted);
    this.onlyWanted = onlyWanted;
    this.indices = new int[wanted.size()];
  }

  /** Forgets that there were names, but not which. */
  void clear() {
    present = false;
  }

  /** Reads a list of names. */
  void read(JsonInput json) throws PayloadException {
    present = true;
    int before = size;
    size = 0;
    json.list(token -> add(json, token));
    changed |= size != before;
  }

  private void add(JsonInput json, JsonToken token) throws PayloadException {
    json.expect(JsonToken.VALUE_STRING, token);
    if (size == WireLayout.MAX_VALUES) {
      throw PayloadException.malformed("names: more than " + WireLayout.MAX_VALUES + " names");
    }
    if (size == names.size()) {
      names.add(json.text());
      changed = true;
    } else if (!json.isText(names.get(size))) {
      names.set(size, json.text());
      changed = true;
    }
    size++;
  }

  /** How many names there are. */
  int size() {
    return size;
  }

  /**
   * For each wanted name, in order, its index in the message; not to be changed.
   *
   * @throws PayloadException if one is missing, or there twice, or not wanted where only wanted
   *     ones may be
   */
  int[] indices() throws PayloadException {
    if (!present) {
      throw PayloadException.malformed("names is missing");
    }
    if (changed) {
      find();
      changed = false;
    }
    return indices;
  }

  private void find() throws PayloadException {
    Map<String, Integer> found = new HashMap<>();
    for (int i = 0; i < size; i++) {
      if (found.put(names.get(i), i) != null) {
        throw PayloadException.malformed("joint '" + names.get(i) + "' is there twice");
      } else if (onlyWanted && !wanted.contains(names.get(i))) {
        throw PayloadException.wrongLayout("no joint '" + names.get(i) + "'; there are " + wanted);
      }
    }
    for (int i = 0; i < indices.length; i++) {
      Integer index = found.get(wanted.get(i));
      if (index == null) {
        throw PayloadException.wrongLayout(
            "joint '" + wanted.get(i) + "' is missing among " + names.subList(0, size));
      }
      indices[i] = index;
    }
  }
}
