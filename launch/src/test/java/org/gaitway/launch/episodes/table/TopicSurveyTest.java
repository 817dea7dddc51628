package org.gaitway.launch.episodes.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.gaitway.cdr.CdrException;
import org.gaitway.cdr.CdrWriter;
import org.gaitway.cdr.MessageDecoder;
import org.gaitway.cdr.MessageDefinition;
import org.gaitway.cdr.MessageValue;
import org.junit.jupiter.api.Test;

class TopicSurveyTest {
  private static final String FIELDS =
      "builtin_interfaces/Time stamp\nstring[] name\nfloat64[] position\nfloat64[] other\n";

  private final MessageDefinition type = parse();

  private static MessageDefinition parse() {
    try {
      return MessageDefinition.parse("x_msgs/Joints", FIELDS);
    } catch (CdrException e) {
      throw new IllegalStateException(e);
    }
  }

  private MessageValue message(List<String> names, double[] position, double... other)
      throws CdrException {
    CdrWriter cdr = new CdrWriter().begin().time(2_000_000_003L).sequence(names.size());
    names.forEach(cdr::string);
    return new MessageDecoder(type).decode(cdr.float64s(position).float64s(other).toByteArray());
  }

  private static List<String> names(TopicTable table) {
    return table.columns().stream().map(Column::name).toList();
  }

  @Test
  void elementsAreCalledByTheNamesBesideThem() throws CdrException {
    TopicSurvey survey = new TopicSurvey(type, Map.of());
    List<String> joints = List.of("left.hip", "knee");
    survey.add(message(joints, new double[] {1, 2}, 3, 4, 5));
    MessageValue last = message(joints, new double[] {6, 7}, 8, 9, 10);
    survey.add(last);
    TopicTable table = survey.table();
    assertEquals(
        List.of(
            "time",
            "log_time",
            "sequence",
            "stamp",
            "position.left.hip",
            "position.knee",
            "other.0",
            "other.1",
            "other.2"),
        names(table));
    Object[] expected = {0.5, 1_500_000_000L, 9L, 2_000_000_003L, 6.0, 7.0, 8.0, 9.0, 10.0};
    assertArrayEquals(expected, table.row(1_000_000_000L, 1_500_000_000L, 9, last));
  }

  @Test
  void arraysOfChangingLengthAndNamesAreLists() throws CdrException {
    TopicSurvey survey = new TopicSurvey(type, Map.of());
    survey.add(message(List.of("hip", "knee"), new double[] {1, 2}, 3));
    survey.add(message(List.of("knee", "hip"), new double[] {1, 2}));
    TopicTable table = survey.table();
    assertEquals(
        List.of(
            "time",
            "log_time",
            "sequence",
            "stamp",
            "name.0",
            "name.1",
            "position.0",
            "position.1",
            "other"),
        names(table));
    assertEquals(new Column("other", CellType.DOUBLE, true), table.columns().get(8));
  }

  @Test
  void labelsFromElsewhereAreUsedWhereTheirNumberIsRight() throws CdrException {
    Map<String, List<String>> labels =
        Map.of("position", List.of("a", "b"), "other", List.of("too", "many"));
    TopicSurvey survey = new TopicSurvey(type, labels);
    survey.add(message(List.of(), new double[] {1, 2}, 3));
    assertEquals(
        List.of("stamp", "name", "position.a", "position.b", "other.0"),
        names(survey.table()).subList(3, 8));
  }

  @Test
  void topicWithoutMessagesHasATableAllTheSame() {
    assertEquals(
        List.of("stamp", "name", "position", "other"),
        names(new TopicSurvey(type, Map.of()).table()).subList(3, 7));
  }
}
