package org.gaitway.ppo;

import java.util.Optional;
import org.gaitway.nn.Parameters;
import org.gaitway.rollout.ActionMap;
import org.gaitway.rollout.ObservationNormaliser;
import org.gaitway.sim.Model;
import org.gaitway.task.TaskDefinition;

/**
 * What a trainer has learned, with all that is needed to act with it. Everything stays the
 * trainer's.
 *
 * @param definition the task
 * @param model the task's
 * @param parameters the policy's network; its free parameters are the log standard deviations
 * @param normaliser from raw observations to the network's inputs
 * @param student what the network takes besides the present observation, if it takes more
 * @param actionMap from the network's outputs to controls
 */
public record TrainedPolicy(
    TaskDefinition definition,
    Model model,
    Parameters parameters,
    ObservationNormaliser normaliser,
    Optional<StudentEncoder> student,
    ActionMap actionMap) {}
