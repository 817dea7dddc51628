package org.gaitway.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.report.TensorBoardEvents.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardEventsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochMilli(1_700_000_000_250L), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void namesTellTimeAndProgram() throws IOException {
    try (TensorBoardEvents events = TensorBoardEvents.create(folder, 0, CLOCK)) {
      String name = events.file().getFileName().toString();
      assertTrue(
          name.matches("events\\.out\\.tfevents\\.1700000000\\.[A-Za-z0-9._-]+\\.gaitway"), name);
    }
  }

  @Test
  void aSecondFileOfTheSameSecondGetsItsOwnName() throws IOException {
    try (TensorBoardEvents first = TensorBoardEvents.create(folder, 0, CLOCK);
        TensorBoardEvents second = TensorBoardEvents.create(folder, 100, CLOCK)) {
      assertNotEquals(first.file(), second.file());
    }
  }

  @Test
  void recordsAreFramedWithMaskedChecksumsOfTheirContent() throws IOException {
    Path file = writeTwoSteps();
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<String> events = new ArrayList<>();
    while (bytes.hasRemaining()) {
      events.add(decode(nextRecord(bytes)));
    }
    assertEquals(
        List.of(
            "time=1.70000000025E9 step=0 version=brain.Event:2",
            "time=1.70000000025E9 step=2048 return/mean=-1.5 loss/kl=0.25",
            "time=1.70000000025E9 step=4096 return/mean=3.0"),
        events);
  }

  @Test
  void tensorBoardItselfReadsTheFile() throws IOException, InterruptedException {
    String python = System.getProperty("gaitway.test.python", "");
    assertFalse(python.isEmpty(), "needs gaitway.test.python; ./gaitway test sets it");
    writeTwoSteps();
    try (TensorBoardEvents resumed = TensorBoardEvents.create(folder, 4096, CLOCK)) {
      resumed.append(4096, List.of(new Scalar("return/mean", 4)));
    }
    String script =
        """
        import logging, sys
        logging.disable(logging.WARNING)
        from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
        events = EventAccumulator(sys.argv[1]).Reload()
        for tag in sorted(events.Tags()["scalars"]):
            print(tag, [(e.step, e.value) for e in events.Scalars(tag)])
        """;
    Process process =
        new ProcessBuilder(python, "-c", script, folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    assertEquals("loss/kl [(2048, 0.25)]\nreturn/mean [(2048, -1.5), (4096, 4.0)]\n", output);
  }

  private Path writeTwoSteps() throws IOException {
    try (TensorBoardEvents events = TensorBoardEvents.create(folder, 0, CLOCK)) {
      events.append(2048, List.of(new Scalar("return/mean", -1.5), new Scalar("loss/kl", 0.25)));
      events.append(4096, List.of(new Scalar("return/mean", 3)));
      return events.file();
    }
  }

  private static byte[] nextRecord(ByteBuffer bytes) {
    byte[] length = new byte[8];
    bytes.get(length);
    assertEquals(unmask(bytes.getInt()), crc32c(length));
    byte[] data = new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
    bytes.get(data);
    assertEquals(unmask(bytes.getInt()), crc32c(data));
    return data;
  }

  private static int unmask(int masked) {
    return Integer.rotateLeft(masked - 0xa282ead8, 15);
  }

  /** Castagnoli's CRC bit by bit, as its definition says. */
  private static int crc32c(byte[] data) {
    int crc = ~0;
    for (byte b : data) {
      crc ^= b & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0x82f63b78;
      }
    }
    return ~crc;
  }

  private static String decode(byte[] event) throws IOException {
    StringBuilder text = new StringBuilder();
    CodedInputStream in = CodedInputStream.newInstance(event);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> text.append("time=").append(in.readDouble());
        case 2 -> text.append(" step=").append(in.readInt64());
        case 3 -> text.append(" version=").append(in.readString());
        case 5 -> text.append(decodeSummary(in.readByteArray()));
        default -> assertFalse(true, "unexpected tag " + tag);
      }
    }
    return text.toString();
  }

  private static String decodeSummary(byte[] summary) throws IOException {
    StringBuilder text = new StringBuilder();
    CodedInputStream in = CodedInputStream.newInstance(summary);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      CodedInputStream value = CodedInputStream.newInstance(in.readByteArray());
      value.readTag();
      text.append(' ').append(value.readString());
      value.readTag();
      text.append('=').append(value.readFloat());
    }
    return text.toString();
  }
}
