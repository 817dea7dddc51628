package org.gaitway.adapter.mqtt.payload;

/** What an operator tells the robot, as in {@code {"values": [0.5, 0, 0.1]}}. */
public final class InputValues {
  private InputValues() {}

  /**
   * Reads the values.
   *
   * @param size how many there must be
   * @return all finite
   * @throws PayloadException if the payload is something else
   */
  public static double[] read(byte[] buffer, int offset, int length, int size)
      throws PayloadException {
    NumberList values = new NumberList("values");
    try (JsonInput json = new JsonInput(buffer, offset, length)) {
      json.object(
          (input, field) -> {
            if (field.equals("values")) {
              values.read(input);
            } else {
              input.skip();
            }
          });
      json.expectEnd();
    }
    values.expectSize(size);
    double[] out = new double[size];
    values.copyTo(out);
    for (double value : out) {
      if (Double.isNaN(value)) {
        throw PayloadException.malformed("values: expected numbers, found null");
      }
    }
    return out;
  }
}
