package org.gaitway.report;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Writes scalars as a TensorBoard event file: TFRecord framing around {@code Event} messages of
 * TensorFlow's event.proto. Each call leaves whole records in the file. Not thread-safe.
 */
public final class TensorBoardEvents implements AutoCloseable {

  /**
   * One value of a summary.
   *
   * @param tag its name; slashes group charts
   * @param value its value, stored as a 32-bit float
   */
  public record Scalar(String tag, double value) {}

  // Field numbers of event.proto and summary.proto.
  private static final int EVENT_WALL_TIME = 1;
  private static final int EVENT_STEP = 2;
  private static final int EVENT_FILE_VERSION = 3;
  private static final int EVENT_SUMMARY = 5;
  private static final int EVENT_SESSION_LOG = 7;
  private static final int SUMMARY_VALUE = 1;
  private static final int VALUE_TAG = 1;
  private static final int VALUE_SIMPLE_VALUE = 2;
  private static final int SESSION_STATUS = 1;
  private static final int SESSION_START = 1;

  private static final int CRC_MASK_DELTA = 0xa282ead8;

  private final AppendedFile file;
  private final Clock clock;

  private TensorBoardEvents(AppendedFile file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * Starts a new event file in a folder; TensorBoard reads all of a folder's files as one run.
   *
   * @param folder an existing folder
   * @param firstStep the step to go on from; when above 0, TensorBoard forgets what earlier files
   *     say from that step on
   * @param clock gives the wall time of each event
   * @return the open file
   * @throws IOException when it cannot be written
   */
  public static TensorBoardEvents create(Path folder, long firstStep, Clock clock)
      throws IOException {
    long seconds = clock.instant().getEpochSecond();
    while (true) {
      Path file = folder.resolve("events.out.tfevents." + seconds + "." + hostName() + ".gaitway");
      try {
        TensorBoardEvents events = new TensorBoardEvents(AppendedFile.create(file), clock);
        events.begin(firstStep);
        return events;
      } catch (FileAlreadyExistsException e) {
        seconds++; // A run resumed within the second that it began in.
      }
    }
  }

  /**
   * Appends scalars.
   *
   * @param step their place on the horizontal axis
   * @param scalars the values
   * @throws IOException when they cannot be written
   */
  public void append(long step, List<Scalar> scalars) throws IOException {
    byte[] summary =
        message(
            out -> {
              for (Scalar scalar : scalars) {
                out.writeByteArray(SUMMARY_VALUE, message(value -> writeValue(value, scalar)));
              }
            });
    writeEvent(step, out -> out.writeByteArray(EVENT_SUMMARY, summary));
  }

  /**
   * The file that is written.
   *
   * @return its path
   */
  public Path file() {
    return file.path();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void begin(long firstStep) throws IOException {
    writeEvent(0, out -> out.writeString(EVENT_FILE_VERSION, "brain.Event:2"));
    if (firstStep > 0) {
      byte[] start = message(out -> out.writeEnum(SESSION_STATUS, SESSION_START));
      writeEvent(firstStep, out -> out.writeByteArray(EVENT_SESSION_LOG, start));
    }
  }

  private static void writeValue(CodedOutputStream out, Scalar scalar) throws IOException {
    out.writeString(VALUE_TAG, scalar.tag());
    out.writeFloat(VALUE_SIMPLE_VALUE, (float) scalar.value());
  }

  private void writeEvent(long step, Fields content) throws IOException {
    double wallTime = clock.millis() / 1000.0;
    byte[] event =
        message(
            out -> {
              out.writeDouble(EVENT_WALL_TIME, wallTime);
              out.writeInt64(EVENT_STEP, step);
              content.writeTo(out);
            });
    file.append(record(event));
  }

  /**
   * TFRecord: length, masked CRC of the length, data, masked CRC of the data; all little-endian.
   */
  private static ByteBuffer record(byte[] data) {
    ByteBuffer record = ByteBuffer.allocate(data.length + 16).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(data.length).putInt(maskedCrc(record.array(), Long.BYTES));
    return record.put(data).putInt(maskedCrc(data, data.length)).flip();
  }

  private static int maskedCrc(byte[] data, int length) {
    CRC32C crc = new CRC32C();
    crc.update(data, 0, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + CRC_MASK_DELTA;
  }

  private interface Fields {
    void writeTo(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    fields.writeTo(out);
    out.flush();
    return bytes.toByteArray();
  }

  /**
   * The machine's name from its own files: asking the network can take seconds where there is none.
   */
  private static String hostName() throws IOException {
    try {
      String name = Files.readString(Path.of("/etc/hostname")).strip();
      return name.matches("[A-Za-z0-9._-]+") ? name : "localhost";
    } catch (NoSuchFileException e) {
      return "localhost";
    }
  }
}
