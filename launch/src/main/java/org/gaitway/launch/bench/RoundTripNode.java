package org.gaitway.launch.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.gaitway.adapter.ros1.Node;
import org.gaitway.adapter.ros1.NodeArguments;
import org.gaitway.adapter.ros1.NodeLog;
import org.gaitway.adapter.ros1.NodeSettings;
import org.gaitway.adapter.ros1.Publisher;
import org.gaitway.adapter.ros1.PublisherOptions;
import org.gaitway.adapter.ros1.Subscriber;
import org.gaitway.adapter.ros1.msg.sensor_msgs.JointState;
import org.gaitway.adapter.ros1.msg.std_msgs.Float64MultiArray;

/**
 * Half of a pair of nodes between which messages go round: {@code ros1_roundtrip.cpp} in Java, line
 * for line. The node {@code echo} answers each joint state with an array of the positions; {@code
 * ping} takes lines {@code COUNT RATE} and answers with {@code nanos=...}, how long each message
 * was under way.
 */
final class RoundTripNode {
  private static final long REPLY_DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long POLL_NANOS = 100_000;

  private final Publisher<JointState> states;
  private final Subscriber<Float64MultiArray> commands;
  private final JointState state = new JointState();
  private volatile double sent;
  private volatile long arrived;

  private RoundTripNode(Node node, String topics, int joints) {
    state.name = new String[joints];
    Arrays.setAll(state.name, i -> "joint_" + i);
    state.position = new double[joints];
    state.velocity = new double[joints];
    state.effort = new double[joints];
    commands = node.subscriber(topics + "/command", Float64MultiArray.TYPE, this::back);
    states = node.publisher(topics + "/state", JointState.TYPE, PublisherOptions.streaming());
  }

  /**
   * Runs one half.
   *
   * @param args {@code ping} or {@code echo}, the namespace of the topics, the number of joints
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    NodeSettings settings =
        NodeArguments.environment(NodeSettings.named("java_" + args[0]), System.getenv());
    try (Node node = Node.start(settings, NodeLog.standardError())) {
      if (args[0].equals("echo")) {
        echo(node, args[1], Integer.parseInt(args[2]));
      } else {
        new RoundTripNode(node, args[1], Integer.parseInt(args[2])).ping();
      }
    }
  }

  private static void echo(Node node, String topics, int joints) throws IOException {
    Publisher<Float64MultiArray> commands =
        node.publisher(topics + "/command", Float64MultiArray.TYPE, PublisherOptions.streaming());
    Float64MultiArray command = new Float64MultiArray();
    command.data = new double[joints];
    node.subscriber(
        topics + "/state",
        JointState.TYPE,
        state -> {
          System.arraycopy(state.position, 0, command.data, 0, joints);
          commands.publish(command);
        });
    System.out.println("ready=1");
    while (System.in.read() >= 0) {
      // It ends with its input.
    }
  }

  private void back(Float64MultiArray command) {
    if (command.data[0] == sent) {
      arrived = System.nanoTime();
    }
  }

  private void ping() throws IOException, InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    while (states.subscriberCount() == 0 || commands.publisherCount() == 0) {
      never.await(1, TimeUnit.MILLISECONDS);
    }
    System.out.println("ready=1");
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ");
      long[] nanos = run(Integer.parseInt(words[0]), Double.parseDouble(words[1]));
      System.out.println(
          "nanos="
              + Arrays.stream(nanos).mapToObj(Long::toString).collect(Collectors.joining(",")));
    }
  }

  private long[] run(int count, double rate) {
    long[] nanos = new long[count];
    long period = (long) (1e9 / rate);
    long next = System.nanoTime();
    for (int i = 0; i < count; i++) {
      next += period;
      long start = send();
      sleepUntil(next);
      nanos[i] = arrival() - start;
    }
    return nanos;
  }

  private long send() {
    double number = sent + 1;
    arrived = 0;
    sent = number;
    long start = System.nanoTime();
    state.position[0] = number;
    state.header.stamp.setNsec(start);
    states.publish(state);
    return start;
  }

  private static void sleepUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Most often it is there by now. */
  private long arrival() {
    long deadline = System.nanoTime() + REPLY_DEADLINE_NANOS;
    while (arrived == 0) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("no answer within 2 s");
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return arrived;
  }
}
