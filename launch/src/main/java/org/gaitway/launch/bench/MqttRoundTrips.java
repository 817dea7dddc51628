package org.gaitway.launch.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.gaitway.adapter.mqtt.MqttRobot;
import org.gaitway.adapter.mqtt.MqttRobotHost;
import org.gaitway.adapter.mqtt.MqttSettings;
import org.gaitway.config.ConfigBinder;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;

/**
 * Both ends of Gaitway's round trip over MQTT, each a program of its own that {@link MqttBenchmark}
 * starts: {@code robot PORT} publishes a state and waits for the command that answers it, {@code
 * controller PORT} is a control loop that answers each state as soon as it comes.
 */
public final class MqttRoundTrips {
  private static final RobotLayout LAYOUT =
      RobotLayout.of(IntStream.range(0, 12).mapToObj(i -> "joint_" + i).toList());
  private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(5);
  private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(1);

  private MqttRoundTrips() {}

  /**
   * Runs one end until its input ends.
   *
   * @param arguments which end, and the broker's port
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    MqttSettings settings =
        ConfigBinder.bindText(
            MqttSettings.defaults(), "bench", "broker: tcp://127.0.0.1:" + arguments[1]);
    if (arguments[0].equals("robot")) {
      robot(settings);
    } else {
      controller(settings);
    }
  }

  private static void robot(MqttSettings settings) throws IOException, InterruptedException {
    PrintStream out = System.out;
    try (MqttRobotHost host = new MqttRobotHost(settings, System.err::println);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      host.open(LAYOUT);
      out.println("ready=1");
      long stamp = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ", 2);
        long[] nanos = new long[Integer.parseInt(words[0])];
        measure(host, stamp, nanos);
        stamp += nanos.length;
        Files.write(
            Path.of(words[1]),
            (Iterable<String>) LongStream.of(nanos).mapToObj(String::valueOf)::iterator);
        out.println("trips=" + nanos.length);
      }
    }
  }

  private static void measure(MqttRobotHost host, long before, long[] nanos)
      throws IOException, InterruptedException {
    RobotState state = new RobotState(LAYOUT);
    JointCommand command = new JointCommand(LAYOUT.commanded());
    for (int i = 0; i < nanos.length; i++) {
      state.stamp(before + i);
      long begin = System.nanoTime();
      host.publish(state);
      if (!host.await(command, TIMEOUT_NS)) {
        throw new IOException("no command came; " + host.status());
      }
      nanos[i] = System.nanoTime() - begin;
      LockSupport.parkNanos(PAUSE_NS);
    }
  }

  private static void controller(MqttSettings settings) throws IOException {
    ControllerLoop loop = new ControllerLoop();
    Thread thread = new Thread(loop, "loop");
    thread.setDaemon(true);
    Runnable arrival = () -> LockSupport.unpark(thread);
    try (MqttRobot robot =
        new MqttRobot(settings, System::nanoTime, System.err::println, arrival)) {
      robot.configure(LAYOUT);
      robot.activate();
      loop.robot = robot;
      thread.start();
      System.out.println("ready=1");
      while (System.in.read() >= 0) {
        // Ends with its input.
      }
      loop.stopped = true;
    }
  }

  /** Answers each state. */
  private static final class ControllerLoop implements Runnable {
    private final RobotState state = new RobotState(LAYOUT);
    private final JointCommand command = new JointCommand(LAYOUT.commanded());
    private MqttRobot robot;
    private volatile boolean stopped;

    @Override
    public void run() {
      long answered = RobotState.NEVER;
      while (!stopped) {
        if (robot.read(state) && state.stamp() != answered) {
          answered = state.stamp();
          robot.write(command);
        } else {
          LockSupport.park(this);
        }
      }
    }
  }
}
