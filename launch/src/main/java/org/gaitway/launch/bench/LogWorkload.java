package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Messages such as a loop with twelve joints logs at each tick: joint states with names, an IMU,
 * observation, action and statistics; smooth signals with a little noise.
 *
 * @param messages in the order of writing, again and again
 */
record LogWorkload(List<Message> messages) {
  /** How many topics there are. */
  static final int TOPICS = 5;

  private static final int JOINTS = 12;
  private static final int TICKS = 4000;
  private static final int NAME_LENGTH = 20;
  private static final int[] FLOATS = {48, 12, 8}; // Observation, action, statistics.

  /** One message of a topic. */
  record Message(int topic, byte[] data) {}

  /** The workload; the same each time. */
  static LogWorkload generate() {
    Random random = new Random(1);
    List<Message> messages = new ArrayList<>();
    for (int tick = 0; tick < TICKS; tick++) {
      messages.add(new Message(0, jointState(tick, random)));
      messages.add(new Message(1, doubles(tick, 37, random)));
      for (int i = 0; i < FLOATS.length; i++) {
        messages.add(new Message(2 + i, floats(tick, FLOATS[i], random)));
      }
    }
    return new LogWorkload(messages);
  }

  private static byte[] jointState(int tick, Random random) {
    ByteBuffer out = stamped(tick, JOINTS * (NAME_LENGTH + 4 + 3 * Double.BYTES));
    for (int joint = 0; joint < JOINTS; joint++) {
      out.putInt(NAME_LENGTH).put("leg_%02d_hip_joint___".formatted(joint).getBytes());
    }
    for (int i = 0; i < 3 * JOINTS; i++) {
      out.putDouble(signal(tick, i, random));
    }
    return out.array();
  }

  private static byte[] doubles(int tick, int count, Random random) {
    ByteBuffer out = stamped(tick, count * Double.BYTES);
    for (int i = 0; i < count; i++) {
      out.putDouble(i < 10 ? signal(tick, i, random) : 0); // The rest are covariances.
    }
    return out.array();
  }

  private static byte[] floats(int tick, int count, Random random) {
    ByteBuffer out = stamped(tick, count * Float.BYTES);
    for (int i = 0; i < count; i++) {
      out.putFloat((float) signal(tick, i, random));
    }
    return out.array();
  }

  private static ByteBuffer stamped(int tick, int length) {
    ByteBuffer out = ByteBuffer.allocate(12 + length).order(ByteOrder.LITTLE_ENDIAN);
    return out.putInt(256).putInt(tick / 1000).putInt(tick % 1000 * 1_000_000);
  }

  private static double signal(int tick, int index, Random random) {
    return Math.sin(0.01 * tick + index) + 1e-3 * random.nextGaussian();
  }

  /** Bytes of the data of that many messages, on average. */
  double bytesOf(long count) {
    double sum = messages.stream().mapToLong(message -> message.data().length).sum();
    return sum / messages.size() * count;
  }

  /** Writes them for the peer: topic (16 bits), length (32 bits), data. */
  void write(Path file) throws IOException {
    int size = messages.stream().mapToInt(message -> 6 + message.data().length).sum();
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    for (Message message : messages) {
      out.putShort((short) message.topic()).putInt(message.data().length).put(message.data());
    }
    Files.write(file, out.array());
  }
}
