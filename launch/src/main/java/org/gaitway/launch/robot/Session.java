package org.gaitway.launch.robot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gaitway.adapter.mqtt.MqttRemote;
import org.gaitway.adapter.ros1.robot.RobotStatus;
import org.gaitway.adapter.sim.PhysicsObserver;
import org.gaitway.adapter.sim.SimulatedRobot;
import org.gaitway.adapter.sim.SimulationListener;
import org.gaitway.control.CommandInput;
import org.gaitway.control.ControlLoop;
import org.gaitway.control.LockStepClock;
import org.gaitway.control.LoopBuilder;
import org.gaitway.control.LoopClock;
import org.gaitway.control.LoopObserver;
import org.gaitway.control.LoopThread;
import org.gaitway.control.MonotonicClock;
import org.gaitway.control.PlainThread;
import org.gaitway.control.SoftStop;
import org.gaitway.control.TickRecord;
import org.gaitway.control.TickRing;
import org.gaitway.robot.Lifecycle;
import org.gaitway.robot.Robot;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;

/** Policies, a robot and the control loop between them. */
final class Session implements AutoCloseable {
  private static final int RING = 4096;

  private final SoftStop stop = new SoftStop();
  private final LoopTime time = new LoopTime();
  private final boolean lockstep;
  private final LoopThread thread;
  private final Optional<MqttRemote> remote;
  private final TickRing ring;
  private final LoopWitness witness;
  private final List<String> commanded;
  private final Optional<RunLog> runLog;
  private final Drivers drivers;
  private final Consumer<String> log;
  private final LoopClock clock;
  private final ControlLoop loop;

  /**
   * Reads settings and makes all parts; connects to nothing but what people stop the robot through.
   *
   * @param asked what is run; its scenario is the session's from now on
   * @param listener hears of the episodes of a robot that is simulated in this process
   * @param log takes lines of the robot's link; any thread
   * @throws IllegalArgumentException if policies and robot file do not go together, with names
   * @throws IOException if the operator's link cannot be opened
   */
  Session(RunPlan asked, SimulationListener listener, Consumer<String> log) throws IOException {
    RunPlan plan = asked.withStand();
    RobotFile file = plan.file();
    lockstep = plan.lockstep();
    this.log = log;
    List<CommandInput> commands = new ArrayList<>();
    file.command().forEach((name, settings) -> commands.add(settings.input(name)));
    drivers = new Drivers(file.drive(), commands, plan.script(), time);
    LoopBuilder builder =
        new LoopBuilder(file.loop(), file.safety(), file.joints(), file.observation(), commands);
    for (LoadedPolicy policy : plan.policies()) {
      builder.policy(policy.name(), policy.file().newPolicy(), policy.metadata());
    }
    commanded = builder.layout().commanded();
    int widest =
        plan.policies().stream().mapToInt(p -> p.metadata().observation().size()).max().orElse(0);
    ring = new TickRing(RING, () -> new TickRecord(builder.layout(), widest));
    witness = new LoopWitness(ring);
    thread = lockstep ? new PlainThread() : file.loop().openThread();
    RunHeader run =
        RunHeader.of(plan.policies(), file, builder.layout(), builder.periodNs(), lockstep);
    Supplier<TickRecord> records = () -> new TickRecord(builder.layout(), widest, commands);
    runLog =
        plan.logFolder()
            .map(folder -> new RunLog(folder, file, run, records, plan.scenario(), log));
    RobotConnection connection = connect(builder.layout(), plan, listener, commands);
    remote = connection.remote();
    clock = makeClock(file, connection.robot(), builder);
    time.follow(clock);
    loop = builder.build(connection.robot(), clock, thread, stop, observer());
    drivers.follow(loop.policies());
    runLog.ifPresent(logged -> logged.follow(loop.statistics()));
  }

  /** All that look at ticks, the log first: it is to see what those after it ask for only then. */
  private LoopObserver observer() {
    List<LoopObserver> all = drivers.observers();
    all.add(witness);
    LoopObserver[] each = all.toArray(LoopObserver[]::new);
    LoopObserver together =
        tick -> {
          for (LoopObserver one : each) {
            one.onTick(tick);
          }
        };
    return runLog.map(logged -> logged.before(together)).orElse(together);
  }

  private RobotConnection connect(
      RobotLayout layout, RunPlan plan, SimulationListener listener, List<CommandInput> commands)
      throws IOException {
    if (plan.scenario().isPresent()) {
      return RobotConnection.plain(
          plan.file(),
          new SimulatedRobot(
              plan.scenario().get(),
              plan.file().robot().mujoco().node(),
              listener,
              System::nanoTime,
              runLog.map(RunLog::physics).orElse(PhysicsObserver.NONE)));
    }
    return RobotConnection.open(
        plan.file(),
        plan.policies().get(0).metadata(),
        layout.joints(),
        new RobotConnection.Services(stop, commands, time, this::status, log));
  }

  private LoopClock makeClock(RobotFile file, Robot robot, LoopBuilder builder) {
    return lockstep
        ? new LockStepClock(robot, new RobotState(builder.layout()))
        : new MonotonicClock(thread, Math.round(file.loop().spin() * 1e9));
  }

  /** Connects, warms up and starts to control the robot. */
  void start() throws IOException {
    loop.configure();
    if (runLog.isPresent()) {
      runLog.get().begin(clock);
    }
    drivers.open(stop, log);
    loop.activate();
  }

  /** Who tells the robot where to go. */
  Drivers drivers() {
    return drivers;
  }

  /** Stops to control the robot, and ends the log of it. */
  void stop() throws InterruptedException {
    loop.deactivate();
    endLog();
  }

  private void endLog() throws InterruptedException {
    if (runLog.isPresent()) {
      runLog.get().end();
    }
  }

  /** The log of this run, if there is one. */
  Optional<RunLog> runLog() {
    return runLog;
  }

  /** How the robot is, in a few words and figures. */
  RobotStatus status() {
    ControlLoop present = loop;
    if (present == null || present.lifecycle() != Lifecycle.ACTIVE) {
      return new RobotStatus(RobotStatus.Level.OK, "not active", Map.of());
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put("policy", present.policies().active());
    present
        .interventions()
        .forEach((kind, count) -> values.put("interventions." + kind.word(), count.toString()));
    Optional<String> source = stop.source();
    if (source.isPresent()) {
      return new RobotStatus(RobotStatus.Level.ERROR, "soft stop by " + source.get(), values);
    }
    boolean intervened = !present.interventions().isEmpty();
    return new RobotStatus(
        intervened ? RobotStatus.Level.WARN : RobotStatus.Level.OK,
        intervened ? "running, the safety envelope has intervened" : "running",
        values);
  }

  /** The soft stop. */
  SoftStop softStop() {
    return stop;
  }

  /** The loop. */
  ControlLoop loop() {
    return loop;
  }

  /** Names of the commanded joints, in order. */
  List<String> commanded() {
    return commanded;
  }

  /** What was seen of it. */
  LoopWitness witness() {
    return witness;
  }

  /** Ticks worth telling. */
  TickRing ring() {
    return ring;
  }

  /** What the loop's thread has of what real time asks for; nothing in lock step. */
  List<String> notices() {
    return lockstep ? List.of() : thread.notices();
  }

  /** Ends the loop and all connections. */
  @Override
  public void close() {
    drivers.close();
    try {
      loop.close();
    } finally {
      remote.ifPresent(MqttRemote::close);
      try {
        endLog();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // The file is left as after a crash.
      }
    }
  }
}
