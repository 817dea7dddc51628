package org.gaitway.launch.episodes.table;

import java.lang.reflect.Array;
import java.util.Iterator;
import org.gaitway.cdr.MessageField;
import org.gaitway.cdr.MessageValue;
import org.gaitway.launch.Json;

/**
 * What one cell cannot hold otherwise, as JSON on one line: arrays, messages, arrays of messages.
 * Numbers that JSON does not know are written as Python's JSON reads them: NaN, Infinity.
 */
final class JsonCell {
  private final StringBuilder out = new StringBuilder();

  private JsonCell() {}

  static String of(Object value) {
    JsonCell cell = new JsonCell();
    cell.value(value);
    return cell.out.toString();
  }

  private void value(Object value) {
    if (value.getClass().isArray()) {
      array(value);
    } else if (value instanceof MessageValue message) {
      message(message);
    } else if (value instanceof String text) {
      out.append(Json.write(text));
    } else {
      out.append(value);
    }
  }

  private void array(Object array) {
    out.append('[');
    for (int i = 0; i < Array.getLength(array); i++) {
      out.append(i == 0 ? "" : ",");
      value(Array.get(array, i));
    }
    out.append(']');
  }

  private void message(MessageValue message) {
    out.append('{');
    Iterator<MessageField> fields = message.definition().fields().iterator();
    while (fields.hasNext()) {
      MessageField field = fields.next();
      out.append(Json.write(field.name())).append(':');
      value(CellValue.of(message, field));
      out.append(fields.hasNext() ? "," : "");
    }
    out.append('}');
  }
}
