package org.gaitway.adapter.mqtt.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes one JSON object, begun by the constructor and ended by {@link #close}. Numbers keep all
 * their bits; one that is not a number becomes null.
 */
final class JsonOutput implements AutoCloseable {
  private final JsonGenerator json;

  /**
   * @param out takes the bytes; a stream that does not throw
   */
  JsonOutput(OutputStream out) {
    try {
      json = JsonInput.FACTORY.createGenerator(out);
      json.writeStartObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A part of the object, which may fail only if the stream does. */
  private interface Part {
    void write() throws IOException;
  }

  private static void write(Part part) {
    try {
      part.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void number(String field, long value) {
    write(() -> json.writeNumberField(field, value));
  }

  void text(String field, String value) {
    write(() -> json.writeStringField(field, value));
  }

  void names(String field, List<String> names) {
    write(
        () -> {
          json.writeArrayFieldStart(field);
          for (String name : names) {
            json.writeString(name);
          }
          json.writeEndArray();
        });
  }

  void numbers(String field, double[] values) {
    write(
        () -> {
          json.writeArrayFieldStart(field);
          for (double value : values) {
            if (Double.isFinite(value)) {
              json.writeNumber(value);
            } else {
              json.writeNull();
            }
          }
          json.writeEndArray();
        });
  }

  void begin(String field) {
    write(() -> json.writeObjectFieldStart(field));
  }

  void beginItem() {
    write(json::writeStartObject);
  }

  void end() {
    write(json::writeEndObject);
  }

  void beginList(String field) {
    write(() -> json.writeArrayFieldStart(field));
  }

  void endList() {
    write(json::writeEndArray);
  }

  @Override
  public void close() {
    write(
        () -> {
          json.writeEndObject();
          json.close();
        });
  }
}
