package org.gaitway.launch.robot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaitway.adapter.sim.Scenario;

/**
 * What is run on which robot, and how.
 *
 * @param policies the first is active at the start
 * @param file the effective robot file
 * @param lockstep whether the loop acts once on each state
 * @param scenario of a robot that is simulated in this process; the session's from now on
 * @param logFolder where episodes are written, if they are
 * @param script what is commanded, if that is known beforehand
 */
record RunPlan(
    List<LoadedPolicy> policies,
    RobotFile file,
    boolean lockstep,
    Optional<Scenario> scenario,
    Optional<Path> logFolder,
    Optional<CommandScript> script) {

  /** Copies the list. */
  RunPlan {
    policies = List.copyOf(policies);
  }

  /** Policies in lock step on a robot that is simulated in this process, and nothing else. */
  static RunPlan simulated(LoadedPolicy policy, RobotFile file, Scenario scenario) {
    return new RunPlan(
        List.of(policy), file, true, Optional.of(scenario), Optional.empty(), Optional.empty());
  }

  /** The same with the policy that holds a standing robot, if the robot file asks for it. */
  RunPlan withStand() throws IOException {
    if (file.drive().stand().after().isEmpty()) {
      return this;
    }
    List<LoadedPolicy> all = new ArrayList<>(policies);
    all.add(StandPolicy.of(policies.get(0).metadata()));
    return new RunPlan(all, file, lockstep, scenario, logFolder, script);
  }
}
