package org.gaitway.launch.episodes.table;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.gaitway.cdr.MessageDefinition;
import org.gaitway.cdr.MessageValue;

/**
 * Looks at all messages of a topic to find which columns they need: arrays that are of the same
 * length in all of them become a column for each element. Where there is a field {@code name}
 * beside them, of the same length and the same in all messages, its texts are the columns' names,
 * and it needs none itself.
 */
public final class TopicSurvey {

  /** Longer arrays stay lists: nobody looks at so many columns. */
  private static final int MOST_COLUMNS = 512;

  private static final int VARYING = -1;
  private static final String NAMES = "name";

  private final List<Leaf> leaves;
  private final Map<String, List<String>> given;
  private final Map<Leaf, Integer> lengths = new HashMap<>();
  private final Map<String, String[]> names = new HashMap<>();

  /**
   * @param definition of the topic's messages
   * @param labels what the elements of arrays are called, by the array's name; they are used where
   *     their number is right
   */
  public TopicSurvey(MessageDefinition definition, Map<String, List<String>> labels) {
    this.leaves = Leaf.of(definition);
    this.given = Map.copyOf(labels);
  }

  /** Takes one of the topic's messages into account. */
  public void add(MessageValue message) {
    for (Leaf leaf : leaves) {
      if (leaf.array()) {
        Object array = leaf.value(message);
        lengths.merge(leaf, Array.getLength(array), (a, b) -> a.equals(b) ? a : VARYING);
        if (array instanceof String[] texts && leaf.field().name().equals(NAMES)) {
          names.merge(leaf.name(), texts, (a, b) -> Arrays.equals(a, b) ? a : new String[0]);
        }
      }
    }
  }

  /** The table of messages like those that were added. */
  public TopicTable table() {
    return new TopicTable(leaves.stream().filter(this::isShown).map(this::cells).toList());
  }

  /** Names that are those of columns are not repeated in each row. */
  private boolean isShown(Leaf leaf) {
    return leaves.stream()
        .noneMatch(other -> !labels(other).isEmpty() && other.sibling(NAMES).equals(leaf.name()));
  }

  private LeafCells cells(Leaf leaf) {
    int length = length(leaf);
    if (!leaf.array()) {
      return LeafCells.single(leaf);
    } else if (length < 1 || length > MOST_COLUMNS) {
      return LeafCells.list(leaf);
    }
    List<String> known = given.getOrDefault(leaf.name(), List.of());
    return LeafCells.elements(leaf, length, known.size() == length ? known : labels(leaf));
  }

  private int length(Leaf leaf) {
    return lengths.getOrDefault(leaf, VARYING);
  }

  /** What the message calls the elements of an array; nothing if they have no names. */
  private List<String> labels(Leaf leaf) {
    String[] texts = names.getOrDefault(leaf.sibling(NAMES), new String[0]);
    boolean fit =
        leaf.array()
            && !leaf.field().name().equals(NAMES)
            && length(leaf) == texts.length
            && texts.length <= MOST_COLUMNS
            && new HashSet<>(List.of(texts)).size() == texts.length;
    return fit ? List.of(texts) : List.of();
  }
}
